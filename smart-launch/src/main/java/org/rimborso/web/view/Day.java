package org.rimborso.web.view;

/**
 * A date to show.
 *
 * @param iso as FHIR writes it, for the machine and on hover
 * @param shown in the reader's form
 */
public record Day(String iso, String shown) {}
