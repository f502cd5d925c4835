/**
 * The sandbox EHR as a program: command line, wiring, one HTTP server. Nothing imports it; it runs
 * as a process of its own and is never on the class path of the app.
 */
@NullMarked
package org.rimborso.sandbox;

import org.jspecify.annotations.NullMarked;
