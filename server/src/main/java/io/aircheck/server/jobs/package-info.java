/** Work that waits in line: kept in the database until it is done, in lanes of limited width, seen and steered by the user. */
package io.aircheck.server.jobs;
