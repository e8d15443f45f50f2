package io.aircheck.platforms.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aircheck.platforms.probe.StationPlaylist.Entry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StationPlaylistTest {

    private static final String BASE = "http://www.fm.test/lists/station.pls?x=1";

    @Test
    void plsIsSortedByNumberWhateverItsForm() {
        String text = "\uFEFF[Playlist]\r\nnumberofentries=3\r\nTitle2=Zwei\r\nFILE10=http://c.test/;\r\n"
                + "File2 = b.mp3\r\nFile1=http://a.test:8000/s\r\nTitle1=\r\nLength1=-1\r\nFile3=ftp://d.test/x\r\n";

        assertThat(StationPlaylist.pls(bytes(text), BASE))
                .containsExactly(
                        new Entry("http://a.test:8000/s", null),
                        new Entry("http://www.fm.test/lists/b.mp3", "Zwei"),
                        new Entry("http://c.test/;", null));
    }

    @Test
    void m3uNamesTheNextLine() {
        String text = "#EXTM3U\n#EXTINF:-1 tvg-logo=\"a,b.png\",Example, FM\n\nhttp://a.test/s\n# comment\n/b\n";

        assertThat(StationPlaylist.m3u(bytes(text), BASE))
                .containsExactly(new Entry("http://a.test/s", "Example, FM"), new Entry("http://www.fm.test/b", null));
    }

    @Test
    void xspfHasSeveralLocationsATrackAndItsOwnTitle() throws XMLStreamException {
        String text = """
                <?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><title>Example &amp; FM</title>
                <location>http://self.test/list.xspf</location>
                <trackList><track><title>Song</title><location> http://a.test/s </location><location>b</location></track>
                <track><location>https://c.test/?a=1&amp;b=2</location></track></trackList></playlist>""";

        assertThat(xspf(text))
                .containsExactly(
                        new Entry("http://a.test/s", "Example & FM"),
                        new Entry("http://www.fm.test/lists/b", "Example & FM"),
                        new Entry("https://c.test/?a=1&b=2", "Example & FM"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE playlist [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><playlist><title>&x;</title></playlist>",
                "<!DOCTYPE playlist SYSTEM \"http://127.0.0.1:1/dtd\"><playlist/>",
                "<playlist><trackList>",
                "",
            })
    void hostileOrBrokenXmlIsRefused(String text) {
        assertThatThrownBy(() -> xspf(text)).isInstanceOf(XMLStreamException.class);
    }

    private static List<Entry> xspf(String text) throws XMLStreamException {
        return StationPlaylist.xspf(HardenedXml.read(bytes(text)), BASE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
