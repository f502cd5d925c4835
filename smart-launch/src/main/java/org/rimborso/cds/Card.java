package org.rimborso.cds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.rimborso.fhir.FollowUpTerms;
import org.rimborso.rule.Severity;
import org.rimborso.smart.AppContext;

/**
 * One card: a notice with its own ids.
 *
 * @param more how many further gaps the same visit has
 */
record Card(UUID id, UUID suggestion, Notice notice, int more) {
  static final String REASONS_SYSTEM = FollowUpTerms.BASE + "/CodeSystem/card-override-reason";

  /** Codes of why people may override a card; each has its words in the bundle. */
  static final List<String> REASONS =
      List.of("documented-elsewhere", "not-so", "somebody-else", "other");

  static Card of(Notice notice, int more) {
    return new Card(UUID.randomUUID(), UUID.randomUUID(), notice, more);
  }

  /**
   * The card as CDS Hooks 2.0 writes it. No element is null or empty.
   *
   * @param app at which browsers reach the app
   */
  ObjectNode json(CdsWords words, String app) {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    card.put("uuid", id.toString());
    card.put("summary", notice.summary());
    card.put("detail", detail(words));
    card.put("indicator", notice.finding().severity() == Severity.INFO ? "info" : "warning");
    ObjectNode source = card.putObject("source");
    source.put("label", "Rimborso");
    source.put("url", app + "/");
    ObjectNode suggested = card.putArray("suggestions").addObject();
    suggested.put("label", words.say("suggestion"));
    suggested.put("uuid", suggestion.toString());
    card.put("selectionBehavior", "at-most-one");
    reasons(card.putArray("overrideReasons"), words);
    if (notice.isInApp()) {
      ObjectNode link = card.putArray("links").addObject();
      link.put("label", words.say("link"));
      link.put("url", app + "/launch");
      link.put("type", "smart");
      link.put("appContext", AppContext.of(notice.finding().id()));
    }
    return card;
  }

  private String detail(CdsWords words) {
    return more == 0 ? notice.detail() : notice.detail() + "\n\n" + words.say("more", more);
  }

  private static void reasons(ArrayNode reasons, CdsWords words) {
    for (String code : REASONS) {
      ObjectNode reason = reasons.addObject();
      reason.put("code", code);
      reason.put("system", REASONS_SYSTEM);
      reason.put("display", words.say("reason." + code));
    }
  }
}
