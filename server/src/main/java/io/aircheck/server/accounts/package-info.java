/** Who may do what: people's accounts and programs' keys. */
package io.aircheck.server.accounts;
