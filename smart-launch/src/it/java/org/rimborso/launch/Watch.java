package org.rimborso.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Sees what a page does that none of ours may: runs a script that was data, breaks its Content-Security-Policy, asks another host, points
 * an address of its own at one.
 */
final class Watch {
  private static final String FROM_THE_START =
      "window.__csp = []; document.addEventListener('securitypolicyviolation',"
          + " e => window.__csp.push(e.violatedDirective + ' ' + e.blockedURI));";

  /** What stands on the page: how often each element with which attributes; what it should not have. */
  private static final String LOOK =
      """
      () => {
        const count = {}, odd = [];
        const one = key => { count[key] = (count[key] || 0) + 1; };
        for (const element of document.querySelectorAll('*')) {
          const names = [...element.attributes].map(a => a.name).sort().join(' ');
          one(element.tagName + ' ' + names);
          // Chromium's own view of plain text is none of ours.
          for (const a of document.contentType === 'text/html' ? element.attributes : []) {
            if (/^(on|data-hx|srcdoc|style$)/i.test(a.name)) odd.push(a.name);
            if (/^(href|src|action|formaction|xlink:href|data|poster|hx-get|hx-post)$/i.test(a.name)
                && !/^(\\/(?!\\/)|[#?]|data:,$)/.test(a.value)) odd.push(a.name + '=' + a.value);
          }
        }
        const walk = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
        while (walk.nextNode()) one('comment');
        return JSON.stringify({
          shape: Object.entries(count).map(([key, times]) => times + ' ' + key), odd, ran: window.__x !== undefined, csp: window.__csp,
          text: document.body ? document.body.textContent : ''});
      }
      """;

  private final List<String> alarms = new ArrayList<>();

  /** What a page shows. */
  record Sight(Set<String> shape, String text) {}

  /**
   * @param hosts that pages may ask, as {@code host:port}
   */
  Watch(BrowserContext context, Set<String> hosts) {
    context.addInitScript(FROM_THE_START);
    context.onRequest(
        request -> {
          String url = request.url();
          if (!url.startsWith("data:") && hosts.stream().noneMatch(host -> url.matches("https?://\\Q" + host + "\\E/.*"))) {
            alarms.add("asks " + url);
          }
        });
    Consumer<Page> watched = this::watch;
    context.onPage(watched);
  }

  private void watch(Page page) {
    page.onDialog(
        dialog -> {
          alarms.add("dialog " + dialog.message());
          dialog.dismiss();
        });
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            alarms.add("console " + message.text());
          }
        });
    page.onPageError(error -> alarms.add("script error " + error));
  }

  /** Looks at the page as it stands now. */
  Sight look(Page page) {
    JsonNode seen = read((String) page.evaluate(LOOK));
    if (seen.path("ran").asBoolean()) {
      alarms.add("ran a script that was data");
    }
    seen.path("csp").forEach(report -> alarms.add("violates " + report.asText()));
    seen.path("odd").forEach(attribute -> alarms.add("attribute " + attribute.asText()));
    Set<String> shape = new TreeSet<>();
    seen.path("shape").forEach(element -> shape.add(element.asText()));
    return new Sight(shape, seen.path("text").asText());
  }

  /** What happened since it was asked last. */
  List<String> alarms() {
    List<String> since = List.copyOf(alarms);
    alarms.clear();
    return since;
  }

  private static JsonNode read(String json) {
    try {
      return HospitalRecords.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
