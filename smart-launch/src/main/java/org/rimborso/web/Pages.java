package org.rimborso.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.rimborso.access.Admitted;
import org.rimborso.access.Csrf;
import org.rimborso.access.Permission;
import org.rimborso.desk.DeskChart;
import org.rimborso.smart.Launch;
import org.rimborso.web.view.Frame;
import org.rimborso.web.view.FrameFacts;
import org.rimborso.web.view.RulePages;
import org.rimborso.web.view.Trouble;
import org.rimborso.web.view.Words;

/** Puts the frame around a page, and lets a page that waits for the EHR show its frame first. */
final class Pages {
  static final String FRAME_PURPOSE = "frame";

  private final Charts charts;
  private final RulePages rules;

  Pages(Charts charts, RulePages rules) {
    this.charts = charts;
    this.rules = rules;
  }

  /** What stands inside the frame: a template and its view, or nothing to show. */
  record Inside(String template, Map<String, Object> model) {}

  RulePages rules() {
    return rules;
  }

  /**
   * A page about the chart. Where the chart is not on the desk yet, a first request is answered
   * with the frame alone, which asks for the rest ({@code part}); browsers without script ask for
   * the {@code whole}.
   */
  Reply chartPage(Call call, String titleKey, Function<DeskChart, Optional<Inside>> inside) {
    Admitted visitor = call.someone();
    if (visitor.launch().patient().isEmpty()) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.NO_PATIENT, Numbers.next()));
    }
    Optional<DeskChart> ready = charts.ready(visitor);
    if (ready.isEmpty() && !call.isPart() && call.asked("whole").isEmpty()) {
      return loading(call, titleKey);
    }
    DeskChart opened = ready.orElseGet(() -> charts.open(visitor));
    if (opened.tokenEnded()) {
      return new Reply.Failed(Trouble.of(Trouble.Kind.LAUNCH_AGAIN, Numbers.next()));
    }
    return inside
        .apply(opened)
        .map(page -> page(call, titleKey, 200, opened, page))
        .orElseGet(() -> new Reply.Failed(Trouble.of(Trouble.Kind.NOT_FOUND, Numbers.next())));
  }

  /** A page about a chart that was opened already. */
  Reply page(Call call, String titleKey, int status, DeskChart opened, Inside inside) {
    Map<String, Object> model = new HashMap<>(inside.model());
    model.put("frame", frame(call, titleKey, Optional.of(opened)));
    model.put("whole", !call.isPart());
    return new Reply.Page(status, inside.template(), model);
  }

  /** The frame alone; the rest is asked for by the browser. */
  private Reply loading(Call call, String titleKey) {
    String here = call.here();
    String mark = here.contains("?") ? "&" : "?";
    return new Reply.Page(
        200,
        "loading.jte",
        Map.of(
            "frame", frame(call, titleKey, Optional.empty()),
            "partHref", here + mark + "part=1",
            "wholeHref", here + mark + "whole=1"));
  }

  Frame frame(Call call, String titleKey, Optional<DeskChart> opened) {
    Words words = call.words();
    return new Frame(
        words,
        call.nonce(),
        words.say(titleKey),
        otherLanguage(call.here(), words),
        call.visitor().map(visitor -> session(call, visitor, titleKey, opened)));
  }

  private Frame.Session session(
      Call call, Admitted visitor, String titleKey, Optional<DeskChart> opened) {
    Launch launch = visitor.launch();
    return new Frame.Session(
        call.base(),
        call.here(),
        launch.user().name(),
        roles(visitor, call.words()),
        tabs(call, visitor, titleKey),
        Csrf.token(visitor, FRAME_PURPOSE),
        visitor.left().time().toSeconds(),
        visitor.left().last(),
        opened.map(
            known ->
                FrameFacts.of(
                    known.chart(),
                    known.review().notChecked(),
                    known.asOf(),
                    launch.needPatientBanner(),
                    rules,
                    call.words())));
  }

  private static String roles(Admitted visitor, Words words) {
    return String.join(
        ", ",
        visitor.roles().stream().sorted().map(role -> words.code("role", role.code())).toList());
  }

  private static List<Frame.Tab> tabs(Call call, Admitted visitor, String titleKey) {
    List<Frame.Tab> tabs = new ArrayList<>();
    if (visitor.may(Permission.SEE_DOCUMENTATION)) {
      tabs.add(tab(call, "encounter", "tab.documentation", titleKey.equals("title.documentation")));
    }
    if (visitor.may(Permission.SEE_ACCOUNTS)) {
      tabs.add(tab(call, "accounts", "tab.accounts", titleKey.startsWith("title.account")));
      tabs.add(tab(call, "today", "tab.today", titleKey.equals("title.today")));
      tabs.add(tab(call, "worklist", "tab.worklist", titleKey.equals("title.worklist")));
    }
    if (visitor.may(Permission.SEE_QUERIES)) {
      tabs.add(
          tab(
              call,
              "queries",
              "tab.queries",
              List.of("title.queries", "title.query").contains(titleKey)));
    }
    if (visitor.may(Permission.EDIT_PAYERS)) {
      tabs.add(tab(call, "payers", "tab.payers", titleKey.equals("title.payers")));
    }
    if (visitor.may(Permission.SEE_HEALTH)) {
      tabs.add(tab(call, "health", "tab.health", titleKey.startsWith("title.health")));
    }
    if (visitor.may(Permission.ADMINISTER)) {
      tabs.add(tab(call, "admin/sessions", "tab.sessions", titleKey.equals("title.sessions")));
      tabs.add(tab(call, "admin/sweeps", "tab.sweeps", titleKey.equals("title.sweeps")));
      tabs.add(tab(call, "admin/audit", "tab.audit", titleKey.equals("title.audit")));
    }
    return tabs;
  }

  private static Frame.Tab tab(Call call, String path, String key, boolean current) {
    return new Frame.Tab(call.base() + "/" + path, call.words().say(key), current);
  }

  private static String otherLanguage(String here, Words words) {
    return here + (here.contains("?") ? "&" : "?") + "lang=" + words.other().tag();
  }
}
