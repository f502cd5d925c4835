package org.rimborso.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Makes a plug-in's jar from source: of the id {@code acme}, version 1.0, with the rule {@code
 * acme-claim-seen}, which says of every claim that it is there. Tests change what they are about.
 */
public final class JarMaker {
  /** What its rule says of a claim. */
  public static final String SEEN =
      "return chart.claims().stream().<Outcome>map(claim -> FAULT.finding(claim.reference(), \"\","
          + " \"Claim\", claim.reference().id())).toList();";

  private static final Map<Map<String, String>, Map<String, byte[]>> COMPILED =
      new ConcurrentHashMap<>();

  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final Map<String, String> sources = new LinkedHashMap<>();
  private Predicate<String> left = name -> false;
  private String id = "acme-claim-seen";
  private String making = "return List.of(new ClaimSeen());";
  private String check = SEEN;
  private String audience = "BILLING";

  /** The plug-in as it is where a test changes nothing. */
  public static JarMaker acme() {
    JarMaker maker = new JarMaker();
    maker.attributes.put("Rimborso-Plugin-Id", "acme");
    maker.attributes.put("Rimborso-Plugin-Version", "1.0");
    maker.attributes.put("Rimborso-Api", "1.0");
    maker.resources.put(
        "META-INF/services/org.rimborso.rule.RuleProvider", "com.example.acme.AcmeRules");
    maker.resources.put(
        "com/example/acme/messages.properties",
        "acme-claim-seen.message = Claim {0} is there.\nacme-claim-seen.next = Look at {0}.\n");
    maker.resources.put(
        "com/example/acme/messages_it.properties",
        "acme-claim-seen.message = C’è la richiesta {0}.\nacme-claim-seen.next = Guarda {0}.\n");
    maker.resources.put("rules/acme-claim-seen.md", "# A claim is there\n\nAs `acme` wants it.\n");
    maker.resources.put("rules/acme-claim-seen.it.md", "# C’è una richiesta\n");
    return maker;
  }

  /** Whose findings are for clinicians, and more than a hint. */
  public JarMaker forClinicians() {
    audience = "CLINICIAN";
    return this;
  }

  /** With another value of a manifest's attribute; without it where the value is empty. */
  public JarMaker saying(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** With a rule of another id, whose page it has too. */
  public JarMaker ruleOf(String other) {
    id = other;
    resources.put("rules/" + other + ".md", "# " + other + "\n");
    return this;
  }

  /** With other statements for {@code check(Chart chart)}. */
  public JarMaker checking(String statements) {
    check = statements;
    return this;
  }

  /** With other statements for {@code rules(RuleContext context)}. */
  public JarMaker making(String statements) {
    making = statements;
    return this;
  }

  /** With a further class, by its full name. */
  public JarMaker with(String name, String source) {
    sources.put(name, source);
    return this;
  }

  /** Without the entries that are so. */
  public JarMaker without(Predicate<String> entry) {
    left = entry;
    return this;
  }

  /** Writes it. */
  public Path write(Path folder, String file) {
    try {
      Files.createDirectories(folder);
      Path jar = folder.resolve(file);
      pack(classes(folder.resolveSibling("made")), jar);
      return jar;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What was compiled once is taken again. */
  private Map<String, byte[]> classes(Path folder) throws IOException {
    sources.put("com.example.acme.AcmeRules", provider());
    sources.put("com.example.acme.ClaimSeen", rule());
    Map<String, byte[]> known = COMPILED.get(sources);
    if (known != null) {
      return known;
    }
    Files.createDirectories(folder);
    Path made = Files.createTempDirectory(folder, "classes");
    compile(made);
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(made)) {
      for (Path one : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        classes.put(made.relativize(one).toString(), Files.readAllBytes(one));
      }
    }
    COMPILED.put(Map.copyOf(sources), classes);
    return classes;
  }

  private void compile(Path made) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                made.toString(),
                "-proc:none",
                "-nowarn",
                "-cp",
                System.getProperty("java.class.path")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = made.resolve(source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
  }

  private void pack(Map<String, byte[]> classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = manifest(file)) {
      for (Map.Entry<String, byte[]> one : classes.entrySet()) {
        put(out, one.getKey(), one.getValue());
      }
      for (Map.Entry<String, String> resource : resources.entrySet()) {
        put(out, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private JarOutputStream manifest(OutputStream file) throws IOException {
    if (left.test("META-INF/MANIFEST.MF")) {
      return new JarOutputStream(file);
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            manifest.getMainAttributes().putValue(name, value);
          }
        });
    return new JarOutputStream(file, manifest);
  }

  private void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    if (!left.test(name)) {
      out.putNextEntry(new JarEntry(name));
      out.write(bytes);
      out.closeEntry();
    }
  }

  private String provider() {
    return """
    package com.example.acme;
    import java.util.*;
    import org.rimborso.rule.*;
    public final class AcmeRules implements RuleProvider {
      @Override public List<Rule> rules(RuleContext context) { MAKING }
    }
    """
        .replace("MAKING", making);
  }

  private String rule() {
    return """
    package com.example.acme;
    import java.util.*;
    import org.rimborso.chart.*;
    import org.rimborso.rule.*;
    public final class ClaimSeen implements Rule {
      static final Fault FAULT =
          new Fault(
              "ID",
              SEVERITY,
              Set.of(Audience.AUDIENCE),
              Source.of("Acme handbook", "1"),
              ClaimSeen.class);
      @Override public String id() { return "ID"; }
      @Override public Optional<Fault> fault() { return Optional.of(FAULT); }
      @Override public List<Outcome> check(Chart chart) { CHECK }
    }
    """
        .replace("ID", id)
        .replace("SEVERITY", audience.equals("BILLING") ? "Severity.INFO" : "Severity.ERROR")
        .replace("AUDIENCE", audience)
        .replace("CHECK", check);
  }
}
