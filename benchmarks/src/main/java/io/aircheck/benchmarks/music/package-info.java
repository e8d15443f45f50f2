/** How well and how fast music is recognised, and how sure that is: on a corpus of made-up music. */
package io.aircheck.benchmarks.music;
