package io.ticklane.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Puts the command line together. Any thread. */
final class CommandLines {
    private static final int WIDTH = 100;

    private CommandLines() {}

    /** Parses and runs; the exit status. */
    static int run(Surroundings surroundings, String... arguments) {
        return of(surroundings).execute(arguments);
    }

    static CommandLine of(Surroundings surroundings) {
        CommandLine line = new CommandLine(new TicklaneCommand())
                .addSubcommand(new DryRunCommand(surroundings))
                .addSubcommand(new SimulateCommand(surroundings))
                .addSubcommand(new DoctorCommand(surroundings)).addSubcommand(bench(surroundings))
                .addSubcommand(new CompletionCommand(surroundings)).addSubcommand(new HelpCommand());
        Problems problems = new Problems();
        line.setParameterExceptionHandler(problems).setExecutionExceptionHandler(problems);
        line.setUsageHelpWidth(WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        line.setAbbreviatedOptionsAllowed(false).setOverwrittenOptionsAllowed(false);
        line.setOut(new PrintWriter(surroundings.out(), true, surroundings.charset()));
        line.setErr(new PrintWriter(surroundings.err(), true, surroundings.charset()));
        return line;
    }

    private static CommandLine bench(Surroundings surroundings) {
        CommandLine micro = new CommandLine(new BenchCommand.Micro(surroundings));
        micro.setUnmatchedOptionsArePositionalParams(true);
        return new CommandLine(new BenchCommand())
                .addSubcommand(new BenchCommand.TickToSignal(surroundings))
                .addSubcommand(micro);
    }
}
