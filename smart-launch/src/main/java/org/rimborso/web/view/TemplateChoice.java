package org.rimborso.web.view;

/**
 * A template as it is offered for one account: what choosing it puts into the note form.
 *
 * @param code names it in addresses
 * @param kind code of the note's kind
 * @param next the next follow-up as {@code 2026-11-30}; blank for none
 */
public record TemplateChoice(String code, String name, String kind, String text, String next) {}
