package org.rimborso.sandbox.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.rimborso.sandbox.cds.HookCards;
import org.rimborso.sandbox.demo.DemoPerson;
import org.rimborso.sandbox.fhir.EhrProfile;
import org.rimborso.sandbox.page.Html;

/** The part of a patient's page that fires hooks, and the cards that came back. */
final class HookForms {
  /** What can be ordered here: codes of public code sets, in words of our own. */
  private static final List<Order> ORDERS =
      List.of(
          new Order("J0897", "Denosumab injection"),
          new Order("G0108", "Diabetes training"),
          new Order("E0114", "Crutches"));

  private static final int DAYS_AHEAD = 14;

  private final ChartPatient patient;
  private final EhrProfile profile;

  HookForms(ChartPatient patient, EhrProfile profile) {
    this.patient = patient;
    this.profile = profile;
  }

  private record Order(String code, String words) {}

  /** The words for something that can be ordered here. */
  static String words(String code) {
    return ORDERS.stream()
        .filter(order -> order.code().equals(code))
        .map(Order::words)
        .findFirst()
        .orElse(code);
  }

  String html(HookCards answer) {
    return "<section aria-labelledby=\"cards\" data-hook=\"%s\"><h2 id=\"cards\">Cards</h2>"
            .formatted(Html.text(answer.service()))
        + (answer.cards().isEmpty()
            ? "<p class=\"soft\" data-testid=\"no-cards\">%s</p>"
                .formatted(Html.text(answer.trouble().isEmpty() ? "None." : answer.trouble()))
            : answer.cards().stream()
                .map(card -> card(answer.service(), card))
                .collect(Collectors.joining("\n")))
        + buttons()
        + "</section>";
  }

  private String card(String service, HookCards.Card card) {
    return """
        <article class="card %s" data-testid="card">
        <h3>%s</h3>
        %s
        <p class="soft">%s</p>
        %s
        <form method="post" action="/cds-client/feedback">%s
        %s
        <label>Why not <select name="reason">%s</select></label>
        <button>Override</button>
        </form>
        </article>"""
        .formatted(
            Html.text(card.indicator()),
            Html.text(card.summary()),
            card.detail()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "<p>" + Html.text(line) + "</p>")
                .collect(Collectors.joining()),
            Html.text(card.source()),
            card.links().stream().map(this::link).collect(Collectors.joining(" ")),
            hidden("service", service)
                + hidden("card", card.id())
                + hidden("patient", patient.id())
                + hidden("profile", profile.id()),
            card.suggestions().stream()
                .map(
                    one ->
                        "<button name=\"suggestion\" value=\"%s\">%s</button>"
                            .formatted(Html.text(one.code()), Html.text(one.label())))
                .collect(Collectors.joining(" ")),
            card.reasons().stream()
                .map(
                    one ->
                        "<option value=\"%s\">%s</option>"
                            .formatted(Html.text(one.code()), Html.text(one.label())))
                .collect(Collectors.joining()));
  }

  /** A SMART link is a launch from here, with the card's own context. */
  private String link(HookCards.Link link) {
    if (!link.type().equals("smart")) {
      return "<a href=\"%s\" target=\"_blank\" rel=\"noreferrer\">%s</a>"
          .formatted(Html.text(link.url()), Html.text(link.label()));
    }
    return """
        <form method="get" action="/patient/%s/open" target="_blank">%s<button>%s</button></form>"""
        .formatted(
            Html.text(patient.id()),
            hidden("profile", profile.id())
                + hidden("person", DemoPerson.CLINICIAN.id())
                + hidden("appContext", link.appContext()),
            Html.text(link.label()));
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Html.text(value));
  }

  private String buttons() {
    return """
        <form method="get">%s
        <p><label>Visit <select name="encounter">%s</select></label>
        <button name="hook" value="encounter-discharge">Discharge</button></p>
        <p><label>Order <select name="order">%s</select></label>
        <button name="hook" value="order-sign">Sign order</button></p>
        <p><label>Appointment <input type="date" name="day" value="%s"></label>
        <button name="hook" value="appointment-book">Book</button></p>
        </form>"""
        .formatted(
            hidden("profile", profile.id()),
            patient.visits().stream()
                .map(
                    visit ->
                        "<option value=\"%s\">%s, %s</option>"
                            .formatted(
                                Html.text(visit.id()),
                                Html.text(visit.date()),
                                Html.text(visit.kind())))
                .collect(Collectors.joining()),
            ORDERS.stream()
                .map(
                    order ->
                        "<option value=\"%s\">%s</option>".formatted(order.code(), order.words()))
                .collect(Collectors.joining()),
            LocalDate.now(java.time.ZoneId.systemDefault()).plusDays(DAYS_AHEAD));
  }
}
