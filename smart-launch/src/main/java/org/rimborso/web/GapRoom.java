package org.rimborso.web;

import org.rimborso.desk.AnswerBook;
import org.rimborso.desk.DismissalBook;
import org.rimborso.desk.Mutes;

/**
 * What pages need to let gaps be answered.
 *
 * @param book marks gaps as none
 * @param answers how often rules are agreed with
 * @param mutes whose documentation page the site keeps which rules from
 */
public record GapRoom(DismissalBook book, AnswerBook answers, Mutes mutes) {}
