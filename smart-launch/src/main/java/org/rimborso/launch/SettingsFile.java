package org.rimborso.launch;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.payer.Payers;
import org.rimborso.plugins.Plugins;
import org.rimborso.store.StoreSettings;

/**
 * Reads {@code rimborso.yaml}. Relative paths are taken from the file's own folder. Unknown keys
 * and impossible values are refused, so that a misspelled key never means a default.
 */
final class SettingsFile {
  private static final Set<String> SECTIONS =
      Set.of(
          "server",
          "store",
          "signingKeys",
          "ehrs",
          "payers",
          "payerRules",
          "accounts",
          "rules",
          "codes",
          "access",
          "plugins",
          "audit",
          "work",
          "queries",
          "health",
          "notes",
          "cds");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final Path folder;
  private final Environment environment;

  private SettingsFile(Path folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Reads and checks.
   *
   * @param variables the environment's
   * @throws SettingsError with the key's path and what was expected
   */
  static Settings read(Path file, Map<String, String> variables) {
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    return new SettingsFile(folder, new Environment(variables)).settings(tree(absolute), absolute);
  }

  private static JsonNode tree(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (JsonProcessingException wrong) {
      throw new SettingsError(
          "The configuration file "
              + file
              + " is not valid YAML near line "
              + Optional.ofNullable(wrong.getLocation()).map(at -> at.getLineNr()).orElse(0)
              + ". Values with { : or # in them need quotes.");
    } catch (IOException unreadable) {
      throw new SettingsError(
          "The configuration file "
              + file
              + " cannot be read. Is the path right, and may this user read it?");
    }
  }

  private Settings settings(JsonNode tree, Path file) {
    Keys top = new Keys(tree, "", environment);
    ServerSettings server = new ServerSection(this::path).read(top.section("server"));
    StoreSettings store = store(top.section("store"));
    List<Keys> sections = top.sections("ehrs");
    List<Optional<SweepOrder>> orders = orders(sections);
    List<EhrSettings> ehrs = ehrs(sections);
    Set<String> ids = ehrs.stream().map(EhrSettings::id).collect(Collectors.toUnmodifiableSet());
    Plugins plugins = new PluginsSection(this::path).read(top.section("plugins"));
    OwnRules own =
        new PayerRulesSection(this::path).read(top.section("payerRules"), plugins.providers());
    Settings settings =
        new Settings(
            server,
            store,
            SigningKeySettings.read(top.section("signingKeys")),
            ehrs,
            rules(top, own, plugins::isOfSkipped),
            new CodesSection(this::path).read(top),
            AccessSection.read(top.section("access"), ids),
            plugins,
            new AuditSection(this::path).read(top.section("audit"), store),
            WorkSettings.read(top.section("work")),
            QuerySettings.read(top.section("queries")),
            HealthSection.read(top.section("health")),
            NotesSettings.read(top.section("notes")),
            CdsSection.read(top.section("cds"), own.providers(), plugins::isOfSkipped),
            new SweepOrder.All(Optional.of(file), byEhr(ehrs, orders)));
    top.noOthers();
    environment.noOthers(SECTIONS);
    return settings;
  }

  private RuleSettings rules(Keys top, OwnRules own, Predicate<String> excused) {
    AccountsSection accounts = AccountsSection.read(top.section("accounts"));
    Payers payers =
        new Payers(
            new PayersSection(this::path).read(top.sections("payers")), accounts.usualDays());
    return RulesSection.read(top.section("rules"), payers, accounts.settings(), own, excused);
  }

  private StoreSettings store(Keys keys) {
    Optional<String> url = keys.value("url", "jdbc:postgresql://…", Values::postgres);
    Optional<Path> file = keys.value("file", "a path", this::path);
    Path key = keys.value("keyFile", "a path", this::path).orElseGet(() -> path("data/store.key"));
    Optional<String> user = keys.text("user");
    Optional<Path> password = keys.value("passwordFile", "a path", this::path);
    keys.noOthers();
    if (url.isPresent()) {
      if (file.isPresent()) {
        throw SettingsError.at(keys.path("file"), "no file beside a url");
      }
      return new StoreSettings.PostgreSql(url.get(), user.orElse("rimborso"), password, key);
    }
    if (user.isPresent() || password.isPresent()) {
      throw SettingsError.at(keys.path("user"), "no user without a url");
    }
    return StoreSettings.h2(file.orElseGet(() -> path("data/rimborso")), key);
  }

  private List<EhrSettings> ehrs(List<Keys> sections) {
    EhrSection section = new EhrSection(this::path);
    List<EhrSettings> ehrs = sections.stream().map(section::read).toList();
    Set<String> ids = new HashSet<>();
    Set<URI> issuers = new HashSet<>();
    for (int i = 0; i < ehrs.size(); i++) {
      if (!ids.add(ehrs.get(i).id())) {
        throw SettingsError.at("ehrs[" + i + "].id", "an id that no other EHR has");
      }
      if (!issuers.add(ehrs.get(i).iss())) {
        throw SettingsError.at("ehrs[" + i + "].iss", "an address that no other EHR has");
      }
    }
    return ehrs;
  }

  private List<Optional<SweepOrder>> orders(List<Keys> sections) {
    SweepSection section = new SweepSection(this::path);
    return sections.stream().map(keys -> section.read(keys.section("sweep"))).toList();
  }

  private static Map<String, SweepOrder> byEhr(
      List<EhrSettings> ehrs, List<Optional<SweepOrder>> orders) {
    Map<String, SweepOrder> byEhr = new LinkedHashMap<>();
    Set<Path> folders = new HashSet<>();
    for (int i = 0; i < ehrs.size(); i++) {
      if (orders.get(i).isPresent()) {
        if (ehrs.get(i).backend().isEmpty()) {
          throw SettingsError.at("ehrs[" + i + "].sweep", "a backend beside it, for the export");
        }
        if (!folders.add(orders.get(i).get().folder())) {
          throw SettingsError.at(
              "ehrs[" + i + "].sweep.folder", "a folder that no other EHR's sweep has");
        }
        byEhr.put(ehrs.get(i).id(), orders.get(i).get());
      }
    }
    return byEhr;
  }

  private Path path(String text) {
    return folder.resolve(text).normalize();
  }
}
