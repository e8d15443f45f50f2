/** What is done with every byte or unit of a recording, measured by itself with JMH; see the script {@code benchmarks/pieces}. */
@org.jspecify.annotations.NullMarked
package io.aircheck.benchmarks.pieces;
