/** What is known of something that happened, by name: for templates, environments and bodies that go to other programs. */
package io.aircheck.server.facts;
