/** Measures Aircheck, by itself and beside others, as ratios in one run. */
package io.aircheck.benchmarks;
