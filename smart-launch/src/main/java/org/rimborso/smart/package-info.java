/**
 * SMART App Launch: authorize, callback, tokens on the server. Protocol only, no servlets. Enters
 * {@code codebooks} and what is below it.
 */
@NullMarked
package org.rimborso.smart;

import org.jspecify.annotations.NullMarked;
