package org.rimborso.codebooks.terminology;

/** What the loaded sets leave open, to be put to a terminology server. */
public sealed interface Unanswered permits Question, Translation {}
