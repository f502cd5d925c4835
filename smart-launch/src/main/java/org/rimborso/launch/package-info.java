/** Main, settings and the wiring by hand. Enters everything; nothing enters it. */
@NullMarked
package org.rimborso.launch;

import org.jspecify.annotations.NullMarked;
