package org.rimborso.codebooks.terminology;

/** What a server's word is about, whatever the day; the word is kept under it. */
sealed interface Subject permits AskedCode, Translation {}
