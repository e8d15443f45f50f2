package io.aircheck.server.settings;

import org.jspecify.annotations.Nullable;

/** Of what a setting is asked or set: what is set for a room goes before what is set for its platform, that before the rest. */
public sealed interface Scope {

    /** Everything. */
    record Service() implements Scope {
        private static final Service ONE = new Service();
    }

    /** All rooms of a platform. */
    record Platform(String id) implements Scope {}

    /** @param platform null where no platform knows the room's address */
    record Room(long id, @Nullable String platform) implements Scope {}

    static Scope service() {
        return Service.ONE;
    }

    default Layer layer() {
        return switch (this) {
            case Service _ -> Layer.SERVICE;
            case Platform _ -> Layer.PLATFORM;
            case Room _ -> Layer.ROOM;
        };
    }

    /** What counts where nothing is set here; null for the widest. */
    default @Nullable Scope wider() {
        return switch (this) {
            case Service _ -> null;
            case Platform _ -> service();
            case Room room -> room.platform() == null ? service() : new Platform(room.platform());
        };
    }

    /** How it is called in the database; a room's says nothing of its platform. */
    default String key() {
        return switch (this) {
            case Service _ -> "service";
            case Platform platform -> "platform:" + platform.id();
            case Room room -> "room:" + room.id();
        };
    }

    /** The layer of a scope by its key. */
    static Layer layerOf(String key) {
        if (key.startsWith("room:")) {
            return Layer.ROOM;
        }
        return key.startsWith("platform:") ? Layer.PLATFORM : Layer.SERVICE;
    }
}
