package io.ticklane.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/** Puts the command line together. Any thread. */
final class CommandLines {
    private static final int WIDTH = 100;

    private CommandLines() {}

    /** Parses and runs; the exit status. What standard output did not take is lost, and told. */
    static int run(Surroundings surroundings, String... arguments) {
        int status = of(surroundings).execute(arguments);
        if (!surroundings.out().checkError()) {
            return status;
        }
        surroundings.err().println("ticklane: standard output: could not be written; make room there, or let"
                + " its reader read to the end");
        return ExitStatus.REFUSED;
    }

    static CommandLine of(Surroundings surroundings) {
        CommandLine line = new CommandLine(new TicklaneCommand())
                .addSubcommand(new DryRunCommand(surroundings))
                .addSubcommand(new SimulateCommand(surroundings))
                .addSubcommand(new MarketProfileCommand(surroundings))
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
                .addSubcommand(new TickToSignalCommand(surroundings))
                .addSubcommand(new BenchCommand.SimulatorThroughput(surroundings))
                .addSubcommand(new BenchCommand.Scale(surroundings))
                .addSubcommand(new BenchCommand.Ring(surroundings))
                .addSubcommand(new DuelCommand(surroundings))
                .addSubcommand(new BenchCommand.Receive(surroundings))
                .addSubcommand(new CacheRaceCommand(surroundings))
                .addSubcommand(new BenchCommand.Start(surroundings))
                .addSubcommand(new BenchCommand.Hiccups(surroundings))
                .addSubcommand(new ComponentsCommand(surroundings))
                .addSubcommand(micro);
    }
}
