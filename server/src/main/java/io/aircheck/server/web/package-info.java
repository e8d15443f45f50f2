/** The pages: controllers, what they show as values, live updates, and the words of both languages. */
package io.aircheck.server.web;
