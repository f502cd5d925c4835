/**
 * Code sets by date of service: which code exists, is billable, or has children on a day. Pure
 * tables; how they get here is the business of whoever runs the review. Everyone may enter; this
 * package enters nothing.
 */
@NullMarked
package org.rimborso.codes;

import org.jspecify.annotations.NullMarked;
