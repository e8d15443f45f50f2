package io.aircheck.recorder.ffmpeg;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.origin.RtmpPlayer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What a media server of these tests has to offer, for the handlers of wire servers. */
final class MediaSite {

    /** Seconds of what there is. */
    static final int SECONDS = 6;

    private static final List<String> PICTURE = List.of("-f", "lavfi", "-i", "testsrc2=d=6:s=160x120:r=25");
    private static final List<String> SOUND = List.of("-f", "lavfi", "-i", "sine=d=6:r=44100");

    private final FFmpeg ffmpeg;
    private final Path folder;

    private MediaSite(FFmpeg ffmpeg, Path folder) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
    }

    /** Makes {@code live.mpd}, {@code video.m3u8}, {@code audio.m3u8} and all that belongs to them. */
    static MediaSite make(FFmpeg ffmpeg, Path folder) throws IOException, InterruptedException {
        var site = new MediaSite(ffmpeg, folder);
        List<String> codecs = List.of("-c:v", "mpeg2video", "-g", "25", "-c:a", "aac", "-b:a", "128k");
        site.run(PICTURE, SOUND, codecs, List.of("-f", "dash", "-seg_duration", "2"), "live.mpd");
        List<String> hls = List.of("-f", "hls", "-hls_time", "2", "-hls_list_size", "0");
        site.run(PICTURE, List.of(), codecs, hls, "video.m3u8");
        site.run(List.of(), SOUND, codecs, hls, "audio.m3u8");
        site.run(List.of(), SOUND, codecs, List.of("-f", "flv"), "sound.flv");
        site.packetize();
        return site;
    }

    private void run(List<String> picture, List<String> sound, List<String> codecs, List<String> format, String file)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(picture);
        arguments.addAll(sound);
        arguments.addAll(codecs);
        arguments.addAll(format);
        arguments.add(folder.resolve(file).toString());
        ffmpeg.run(arguments, Duration.ofMinutes(1));
    }

    /**
     * Serves the files over HTTP.
     *
     * @param edit takes a text file's name and text, and gives the text to send
     */
    void serve(Socket socket, BiFunction<String, String, String> edit) throws IOException {
        for (WireRequest request = WireRequest.read(socket.getInputStream());
                request != null;
                request = WireRequest.read(socket.getInputStream())) {
            String name = request.target().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
            Path file = folder.resolve(name);
            byte[] body = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            if (name.endsWith(".mpd") || name.endsWith(".m3u8")) {
                body = edit.apply(name, new String(body, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8);
            }
            String head = "HTTP/1.1 " + (Files.exists(file) ? "200 OK" : "404 Not Found") + "\r\nContent-Length: "
                    + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
        }
    }

    /** Plays the sound to one RTMP client. */
    void play(Socket client) throws IOException {
        new RtmpPlayer(ffmpeg, folder.resolve("sound.flv").toString()).play(client);
    }

    /** Serves the sound over RTSP to one client, with RTP packets in between (RFC 2326 section 10.12). */
    void stream(Socket client) throws IOException {
        for (WireRequest request = WireRequest.read(client.getInputStream());
                request != null;
                request = WireRequest.read(client.getInputStream())) {
            boolean describe = request.method().equals("DESCRIBE");
            byte[] body = describe ? Files.readAllBytes(folder.resolve("sound.sdp")) : new byte[0];
            String more = switch (request.method()) {
                case "OPTIONS" -> "Public: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n";
                // The address that a client outside would know, whichever was asked for.
                case "DESCRIBE" -> "Content-Type: application/sdp\r\nContent-Base: rtsp://media.test/live/\r\n";
                case "SETUP" -> "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n";
                default -> "Session: 1\r\n";
            };
            String head = "RTSP/1.0 200 OK\r\nCSeq: " + request.header("cseq") + "\r\n" + more + "Content-Length: "
                    + body.length + "\r\n\r\n";
            client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().write(body);
            if (request.method().equals("PLAY")) {
                client.getOutputStream().write(Files.readAllBytes(folder.resolve("sound.rtp")));
                return;
            }
        }
    }

    /** Catches the RTP packets that FFmpeg sends, and frames each as RTSP wants it. */
    private void packetize() throws IOException, InterruptedException {
        var framed = new ByteArrayOutputStream();
        try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setReceiveBufferSize(4 << 20);
            socket.setSoTimeout(1000);
            String sdp = folder.resolve("sound.sdp").toString();
            List<String> arguments = new ArrayList<>(List.of("-v", "error", "-i"));
            arguments.add(folder.resolve("sound.flv").toString());
            arguments.addAll(List.of("-c", "copy", "-sdp_file", sdp, "-f", "rtp"));
            arguments.add("rtp://127.0.0.1:" + socket.getLocalPort() + "?rtcpport=9");
            ffmpeg.run(arguments, Duration.ofMinutes(1));
            var packet = new DatagramPacket(new byte[65_536], 65_536);
            while (true) {
                packet.setLength(65_536);
                socket.receive(packet);
                framed.writeBytes(new byte[] {'$', 0, (byte) (packet.getLength() >> 8), (byte) packet.getLength()});
                framed.write(packet.getData(), 0, packet.getLength());
            }
        } catch (SocketTimeoutException e) {
            Files.write(folder.resolve("sound.rtp"), framed.toByteArray());
        }
    }
}
