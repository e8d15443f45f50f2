package io.aircheck.cli;

import io.aircheck.music.IdentificationJson;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.Track;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A track of the catalogue, as {@code --json} prints it; absent facts are null. */
final class TrackJson {

    private TrackJson() {}

    static ObjectNode of(Track track) {
        Song song = track.song();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", track.id().toString());
        json.put("title", song.title());
        ArrayNode artists = json.putArray("artists");
        song.artists().forEach(artists::add);
        json.put("album", song.album());
        json.put("label", song.label());
        json.put("isrc", song.isrc());
        json.put("year", song.year());
        json.put("seconds", track.length().toMillis() / 1000.0);
        json.set("external", IdentificationJson.external(song.external()));
        json.put("learnedFrom", track.learned() == null ? null : track.learned().recogniser());
        ArrayNode files = json.putArray("files");
        track.files().forEach(file -> files.add(file.path()));
        return json;
    }
}
