package org.rimborso.web;

/**
 * Answers a page that lists patients beside the launched one, such as a department's work list. It
 * asks {@link org.rimborso.access.FacilityScope} of every line before it shows it; a test fails for
 * one that does not.
 */
interface FacilityHandler extends Handler {}
