/**
 * What whoever watches over the app gets to see: log lines, figures. None of it holds patient data,
 * ids or tokens.
 */
@NullMarked
package org.rimborso.launch.watch;

import org.jspecify.annotations.NullMarked;
