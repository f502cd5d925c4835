package org.rimborso.launch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rimborso.codebooks.catalogue.ListedRule;
import org.rimborso.codebooks.catalogue.RuleCatalogue;
import org.rimborso.codebooks.catalogue.Supply;
import org.rimborso.plugins.PluginJar;
import org.rimborso.plugins.Plugins;
import org.rimborso.plugins.RuleState;
import org.rimborso.review.RuleSetting;
import org.rimborso.rule.Audience;
import org.rimborso.rule.Fault;
import org.rimborso.rule.Need;
import org.rimborso.rule.Parameter;
import org.rimborso.rule.Severity;

/** Rules for scripts. Absent values are null. */
final class RuleJson {
  private final RuleCatalogue catalogue;
  private final Plugins plugins;
  private final Locale language;

  RuleJson(RulesCommand.Listing listing) {
    catalogue = listing.catalogue();
    plugins = listing.plugins();
    language = listing.language();
  }

  /** An object with all rules. */
  String all(List<ListedRule> rules) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode all = root.putArray("rules");
    rules.forEach(rule -> put(all.addObject(), rule));
    return root.toString();
  }

  /** One rule with its page, as Markdown. */
  String one(ListedRule rule) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    put(node, rule);
    node.put("page", rule.rule().page(language).orElse(null));
    return node.toString();
  }

  private void put(ObjectNode node, ListedRule rule) {
    node.put("rule", rule.id());
    node.put("title", RuleText.title(rule, language));
    node.put("severity", code(rule.severity()));
    node.put("usualSeverity", code(rule.fault().map(Fault::severity)));
    ArrayNode audience = node.putArray("audience");
    rule.fault().stream()
        .flatMap(fault -> fault.audience().stream().sorted())
        .map(Audience::code)
        .forEach(audience::add);
    source(node, rule);
    node.put("enabled", rule.enabled());
    node.put("state", rule.state().code());
    plugins
        .rule(rule.id())
        .map(RuleState::jar)
        .ifPresentOrElse(jar -> put(node.putObject("plugin"), jar), () -> node.putNull("plugin"));
    ArrayNode needs = node.putArray("needs");
    rule.supplies().forEach(supply -> put(needs.addObject(), supply));
    ArrayNode reads = node.putArray("reads");
    rule.resources().forEach(reads::add);
    ArrayNode parameters = node.putArray("parameters");
    rule.rule().parameters().forEach(parameter -> put(parameters.addObject(), parameter));
    ObjectNode payers = node.putObject("payers");
    for (String payer : rule.payers()) {
      RuleSetting setting = catalogue.setting(payer, rule.id());
      payers
          .putObject(payer)
          .put("enabled", setting.isOn())
          .put("severity", code(setting.severity().or(rule::severity)));
    }
  }

  private static void put(ObjectNode node, PluginJar jar) {
    node.put("id", jar.id()).put("version", jar.version()).put("file", jar.file());
  }

  private static void source(ObjectNode node, ListedRule rule) {
    rule.fault()
        .map(Fault::source)
        .ifPresentOrElse(
            source ->
                node.putObject("source")
                    .put("document", source.document())
                    .put("section", source.section())
                    .put("from", source.from().map(Object::toString).orElse(null))
                    .put("to", source.to().map(Object::toString).orElse(null)),
            () -> node.putNull("source"));
  }

  private static void put(ObjectNode node, Supply supply) {
    node.put("kind", kind(supply.need()));
    node.put("name", supply.name());
    node.put("stock", supply.stock().code());
    node.put("until", supply.until().map(Object::toString).orElse(null));
    ArrayNode payers = node.putArray("payers");
    supply.payers().forEach(payers::add);
  }

  private static String kind(Need need) {
    if (need instanceof Need.Codes) {
      return "code-set";
    }
    return need instanceof Need.Companion ? "companion-list" : "payer-profile";
  }

  private void put(ObjectNode node, Parameter parameter) {
    node.put("name", parameter.name());
    node.put("expected", parameter.kind().expected());
    node.put("usual", parameter.usual());
    node.put("value", catalogue.value(parameter));
    node.put("meaning", parameter.meaning().in(language));
  }

  @SuppressWarnings("NullAway") // JSON's null is meant.
  private static String code(Optional<Severity> severity) {
    return severity.map(Severity::code).orElse(null);
  }
}
