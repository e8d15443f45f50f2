/** Who did what, kept for the owner. */
package io.aircheck.server.audit;
