package org.rimborso.sandbox.cds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a service answered.
 *
 * @param service its id
 * @param trouble a sentence on why there is no answer; empty where there is one
 */
public record HookCards(String service, List<Card> cards, String trouble) {
  public HookCards {
    cards = List.copyOf(cards);
  }

  /** One card. */
  public record Card(
      String id,
      String summary,
      String detail,
      String indicator,
      String source,
      List<Choice> suggestions,
      List<Choice> reasons,
      List<Link> links) {
    public Card {
      suggestions = List.copyOf(suggestions);
      reasons = List.copyOf(reasons);
      links = List.copyOf(links);
    }
  }

  /** A suggestion that can be accepted, or a reason to override. */
  public record Choice(String code, String label) {}

  /**
   * A link of a card.
   *
   * @param appContext what a launch is to hand on to the app
   */
  public record Link(String label, String url, String type, String appContext) {}

  static HookCards none(String service, String trouble) {
    return new HookCards(service, List.of(), trouble);
  }

  static HookCards of(String service, JsonNode answer) {
    List<Card> cards = new ArrayList<>();
    answer.path("cards").forEach(card -> cards.add(card(card)));
    return new HookCards(service, cards, "");
  }

  private static Card card(JsonNode card) {
    List<Link> links = new ArrayList<>();
    card.path("links")
        .forEach(
            link ->
                links.add(
                    new Link(
                        text(link, "label"),
                        text(link, "url"),
                        text(link, "type"),
                        text(link, "appContext"))));
    return new Card(
        text(card, "uuid"),
        text(card, "summary"),
        plain(text(card, "detail")),
        text(card, "indicator"),
        text(card.path("source"), "label"),
        choices(card.path("suggestions"), "uuid", "label"),
        choices(card.path("overrideReasons"), "code", "display"),
        links);
  }

  private static List<Choice> choices(JsonNode all, String code, String label) {
    List<Choice> choices = new ArrayList<>();
    all.forEach(one -> choices.add(new Choice(text(one, code), text(one, label))));
    return choices;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  /** The text behind Markdown that holds no markup. */
  private static String plain(String markdown) {
    return markdown
        .replaceAll("\\\\([\\p{Punct}])", "$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#58;", ":")
        .replace("&#46;", ".")
        .replace("&#64;", "@")
        .replace("&amp;", "&");
  }
}
