/** What finished recordings go through, step by step: converted, joined, verified, given to programs, taken away. */
package io.aircheck.server.steps;
