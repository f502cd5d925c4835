/**
 * The rules of a site, and which of the things that they need it has: for whoever asks why a rule
 * is silent. Enters the shelf.
 */
@NullMarked
package org.rimborso.codebooks.catalogue;

import org.jspecify.annotations.NullMarked;
