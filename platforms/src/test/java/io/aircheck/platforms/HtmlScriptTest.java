package io.aircheck.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlScriptTest {

    @Test
    void aScriptsUndefinedIsNullButNotWithinATextAndWhatFollowsDoesNotMatter() {
        String page = """
                <script>window.S={"a":undefined,"b":["undefined \\" undefined",undefined],"c":1};(function(){"x})</script>
                """;
        Json state = HtmlScript.stateAfter(page, "window.S=");
        assertThat(state.at("a").isMissing()).isTrue();
        assertThat(state.at("b").at(0).text()).isEqualTo("undefined \" undefined");
        assertThat(state.at("b").items()).hasSize(2);
        assertThat(state.at("c").whole()).isEqualTo(1);
    }

    @Test
    void withoutTheMarkerOrBrokenOffThereIsNone() {
        assertThat(HtmlScript.stateAfter("<script>a={}</script>", "b=").isMissing())
                .isTrue();
        assertThat(HtmlScript.stateAfter("<script>b={\"a\":[1,", "b=").isMissing())
                .isTrue();
    }
}
