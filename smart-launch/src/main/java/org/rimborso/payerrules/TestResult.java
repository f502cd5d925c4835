package org.rimborso.payerrules;

/**
 * What a test within a file of rules came to.
 *
 * @param file its name
 * @param line where the expectation stands, from 1
 * @param rule the id of the rule or table that it is about
 * @param test its name
 * @param expected {@code finding}, {@code nothing} or {@code not-checked}
 * @param got one of the same
 * @param isPassed whether the rule says what is expected, its sentence included
 */
public record TestResult(
    String file,
    int line,
    String rule,
    String test,
    String expected,
    String got,
    boolean isPassed) {}
