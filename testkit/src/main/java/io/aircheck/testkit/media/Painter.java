package io.aircheck.testkit.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.time.Duration;
import java.util.Locale;

/**
 * Draws the frames of a {@link Picture.Painted}: lamps drifting over a gradient, an equaliser, the channel's name, a clock.
 * Every movement has a whole number of periods in the loop, so that the loop has no seam.
 */
final class Painter {

    private static final int DRIFTERS = 7;
    private static final int BARS = 32;

    private final int width;
    private final int height;
    private final double hue;
    private final double loopSeconds;
    private final BufferedImage ground;
    private final BufferedImage lettering;
    private final int letteringTop;
    private final BufferedImage frame;
    private final Graphics2D graphics;
    private final byte[] pixels;

    Painter(Picture.Painted picture, int width, int height, Duration loop) {
        this.width = width;
        this.height = height;
        hue = picture.hue();
        loopSeconds = loop.toMillis() / 1000.0;
        ground = ground();
        letteringTop = height * 36 / 100;
        lettering = lettering(picture);
        frame = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        graphics = smooth(frame);
        pixels = ((DataBufferByte) frame.getRaster().getDataBuffer()).getData();
    }

    /** The frame at a time in the loop, as rows of blue, green, red; the same array is filled again at the next call. */
    byte[] frame(double seconds) {
        double phase = 2 * Math.PI * seconds / loopSeconds;
        graphics.drawImage(ground, 0, 0, null);
        drifters(phase);
        equaliser(phase);
        graphics.drawImage(lettering, 0, letteringTop, null);
        status(seconds);
        return pixels;
    }

    private void drifters(double phase) {
        for (int i = 0; i < DRIFTERS; i++) {
            double size = height * (0.12 + 0.04 * i);
            double x = width * (0.5 + 0.44 * Math.sin((1 + i % 3) * phase + 1.7 * i));
            double y = height * (0.5 + 0.40 * Math.cos((1 + i % 2) * phase + 2.3 * i));
            Color colour = Color.getHSBColor((float) (hue + 0.04 * i), 0.55f, 0.95f);
            graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 46));
            graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
        }
    }

    private void equaliser(double phase) {
        int step = width / BARS;
        for (int i = 0; i < BARS; i++) {
            double level = 0.5
                    + 0.28 * Math.sin(12 * phase + 0.55 * i)
                    + 0.22 * Math.sin((20 + 4 * (i % 4)) * phase + 1.9 * i);
            int bar = (int) (height * (0.03 + 0.17 * level));
            graphics.setColor(Color.getHSBColor((float) (hue + 0.12 + 0.004 * i), 0.6f, 0.92f));
            graphics.fillRect(i * step + step / 6, height - bar, step - step / 3, bar);
        }
    }

    private void status(double seconds) {
        int cell = Math.max(2, height / 150);
        int margin = height / 16;
        if (seconds % 2 < 1.2) {
            graphics.setColor(new Color(255, 70, 70));
            graphics.fillOval(margin, margin, DotMatrix.ROWS * cell, DotMatrix.ROWS * cell);
        }
        graphics.setColor(Color.WHITE);
        DotMatrix.draw(graphics, "LIVE", margin + 10 * cell, margin, cell);
        int tenths = (int) Math.round(seconds * 10);
        String clock = String.format(Locale.ROOT, "%02d:%02d.%d", tenths / 600, tenths / 10 % 60, tenths % 10);
        DotMatrix.draw(graphics, clock, width - margin - DotMatrix.columns(clock) * cell, margin, cell);
    }

    private BufferedImage ground() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D painting = smooth(image);
        painting.setPaint(new GradientPaint(
                0,
                0,
                Color.getHSBColor((float) hue, 0.75f, 0.34f),
                width,
                height,
                Color.getHSBColor((float) (hue + 0.14), 0.85f, 0.13f)));
        painting.fillRect(0, 0, width, height);
        painting.dispose();
        return image;
    }

    /** The name and the line below it do not move, so they are drawn once. */
    private BufferedImage lettering(Picture.Painted picture) {
        BufferedImage image = new BufferedImage(width, height * 28 / 100, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D painting = smooth(image);
        int large = fitting(picture.headline(), height / 50);
        int small = fitting(picture.line(), height / 130);
        centred(painting, picture.headline(), large / 3, large, new Color(0, 0, 0, 110));
        centred(painting, picture.headline(), 0, large, Color.WHITE);
        centred(painting, picture.line(), (DotMatrix.ROWS + 3) * large, small, new Color(255, 255, 255, 200));
        painting.dispose();
        return image;
    }

    private int fitting(String text, int cell) {
        return Math.clamp((long) (width * 0.9 / Math.max(1, DotMatrix.columns(text))), 1, Math.max(1, cell));
    }

    private void centred(Graphics2D painting, String text, int y, int cell, Color colour) {
        painting.setColor(colour);
        DotMatrix.draw(painting, text, (width - DotMatrix.columns(text) * cell) / 2, y, cell);
    }

    private static Graphics2D smooth(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }
}
