package org.rimborso.launch;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/** Asks axe-core what of WCAG A and AA a page breaks. */
final class Axe {
  private Axe() {}

  /** Rule ids with the element at fault. */
  static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
        .analyze().getViolations().stream()
            .flatMap(rule -> rule.getNodes().stream().map(node -> rule.getId() + " " + node.getTarget()))
            .toList();
  }
}
