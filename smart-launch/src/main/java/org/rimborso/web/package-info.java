/** Pages and SMART's servlets: one handler a page. Enters {@code desk} and what is below it. */
@NullMarked
package org.rimborso.web;

import org.jspecify.annotations.NullMarked;
