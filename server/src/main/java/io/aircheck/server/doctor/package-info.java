/** Whether everything a service needs is there and works: asked before it runs, or while it does. */
package io.aircheck.server.doctor;
