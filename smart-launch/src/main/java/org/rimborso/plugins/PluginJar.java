package org.rimborso.plugins;

import java.util.List;

/**
 * A jar whose rules run.
 *
 * @param file its name in the folder
 * @param id what all ids of its rules begin with
 * @param rules the ids of its rules, sorted
 * @param sha256 of the file as it was opened, in hexadecimal
 */
public record PluginJar(String file, String id, String version, List<String> rules, String sha256) {
  public PluginJar {
    rules = rules.stream().sorted().toList();
  }
}
