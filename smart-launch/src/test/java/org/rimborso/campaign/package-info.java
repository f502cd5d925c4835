/** How large a long campaign is, and where its figures go. */
@NullMarked
package org.rimborso.campaign;

import org.jspecify.annotations.NullMarked;
