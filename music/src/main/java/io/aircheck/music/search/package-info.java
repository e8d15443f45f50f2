/**
 * Finding what was heard in indexes: {@link io.aircheck.music.search.Probes} to look up, {@link io.aircheck.music.search.Votes} for
 * places, {@link io.aircheck.music.search.Aligner} for the line through them, {@link io.aircheck.music.search.Verifier} for the proof,
 * {@link io.aircheck.music.search.Confidence} for how sure that is; {@link io.aircheck.music.search.Search} puts them in order.
 */
package io.aircheck.music.search;
