/**
 * Who may do what: Shiro realm, permissions, sessions. Enters {@code sweep} and what is below it.
 */
@NullMarked
package org.rimborso.access;

import org.jspecify.annotations.NullMarked;
