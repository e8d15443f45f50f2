/** The services that carry a message to a person: how each wants to be asked, and how its answer is read. */
package io.aircheck.server.notify.channel;
