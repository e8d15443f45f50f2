package io.aircheck.platforms.douyu;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Signs with a key that the site gives (fact sheet douyu, "Streams, key generation"). */
final class KeySigner implements PlaySigner {

    /** The device that the reference is. */
    private static final String DEVICE = "10000000000000000000000000001501";

    private static final String SITE = "https://www.douyu.com";

    private final SiteClient client;
    private final Visit visit;
    private final AtomicReference<@Nullable EncryptionKey> kept;
    private final String room;

    /** @param kept where the key is kept from check to check */
    KeySigner(SiteClient client, Visit visit, AtomicReference<@Nullable EncryptionKey> kept, String room) {
        this.client = client;
        this.visit = visit;
        this.kept = kept;
        this.room = room;
    }

    @Override
    public HttpRequest wish(long rate, String cdn) throws IOException, SiteRefusal {
        EncryptionKey key = key();
        long now = visit.clock().instant().getEpochSecond();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("enc_data", key.data());
        form.put("tt", Long.toString(now));
        form.put("did", DEVICE);
        form.put("auth", key.sign(room, now));
        form.put("rid", room);
        form.put("cdn", cdn);
        form.put("rate", Long.toString(rate));
        form.put("ver", "Douyu_new");
        form.put("iar", "0");
        form.put("ive", "0");
        form.put("hevc", "0");
        form.put("fa", "0");
        form.put("sov", "0");
        return HttpRequest.postForm(SITE + "/lapi/live/getH5PlayV1/" + room, form)
                .header("Origin", SITE);
    }

    private EncryptionKey key() throws IOException, SiteRefusal {
        Instant now = visit.clock().instant();
        String agent = client.userAgent();
        EncryptionKey key = kept.get();
        if (key == null || !key.serves(agent, now)) {
            key = EncryptionKey.of(
                    client.ask(SITE + "/wgapi/livenc/liveweb/websec/getEncryption?did=" + DEVICE), agent);
            kept.set(key);
        }
        return key;
    }

    @Override
    public void renew() {
        kept.set(null);
    }
}
