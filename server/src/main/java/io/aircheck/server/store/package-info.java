/** The embedded database; what is kept in it belongs to the packages of its subjects. */
package io.aircheck.server.store;
