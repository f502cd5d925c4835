package org.rimborso.launch;

import java.io.PrintWriter;
import java.util.Optional;
import org.rimborso.codebooks.shelf.ShelfUnusable;
import org.rimborso.launch.watch.JsonLines;
import org.rimborso.store.StoreUnavailable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line. Exit 0 = done, 1 = failed, 2 = bad usage or configuration. */
@Command(
    name = "rimborso",
    description = "A reimbursement manager inside the EHR.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    scope = ScopeType.INHERIT,
    subcommands = {
      ServeCommand.class,
      ReviewCommand.class,
      SweepCommand.class,
      CodesCommand.class,
      RulesCommand.class,
      EhrCommand.class,
      ExportCommand.class,
      AuditCommand.class,
      StoreCommand.class,
      WorkListCommand.class
    })
public final class Main {
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error arose.")
  private boolean debug;

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The commands, with errors told in one sentence. */
  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.setExecutionStrategy(main::run);
    line.setExecutionExceptionHandler(
        (broken, command, parsed) -> main.tell(broken, line.getErr()));
    line.setParameterExceptionHandler((refused, args) -> usage(refused));
    return line;
  }

  private int run(CommandLine.ParseResult parsed) {
    if (debug) {
      System.setProperty(JsonLines.DEBUG, "true");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** One sentence and the way out; the whole usage would hide what is wrong. */
  private static int usage(ParameterException refused) {
    CommandLine command = refused.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    PrintWriter err = command.getErr();
    err.println(refused.getMessage() + " (see '" + name + " --help')");
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }

  private int tell(Exception broken, PrintWriter err) {
    boolean told =
        broken instanceof SettingsError
            || broken instanceof StoreUnavailable
            || broken instanceof ShelfUnusable;
    err.println(
        told
            ? Optional.ofNullable(broken.getMessage()).orElse("failed")
            : "Something broke inside ("
                + broken.getClass().getSimpleName()
                + "); run it with --debug to see where.");
    if (debug) {
      broken.printStackTrace(err);
    }
    err.flush();
    return broken instanceof SettingsError ? CommandLine.ExitCode.USAGE : 1;
  }

  /** The version the jar was built as. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "rimborso "
            + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)")
      };
    }
  }
}
