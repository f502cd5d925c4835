/** How a page of the sandbox looks and is sent: one layout, one style sheet, everything escaped. */
@NullMarked
package org.rimborso.sandbox.page;

import org.jspecify.annotations.NullMarked;
