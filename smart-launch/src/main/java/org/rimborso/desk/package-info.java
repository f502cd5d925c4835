/**
 * One launch's chart on the desk: fetched, read and reviewed once; pages, cards and JSON come here.
 * Enters {@code access} and what is below it.
 */
@NullMarked
package org.rimborso.desk;

import org.jspecify.annotations.NullMarked;
