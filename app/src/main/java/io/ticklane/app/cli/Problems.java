package io.ticklane.app.cli;

import io.ticklane.app.Nearest;
import io.ticklane.app.Refusal;
import io.ticklane.cache.PriceCacheException;
import io.ticklane.connector.VenueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns everything that goes wrong into one line on standard error and an exit status. A stack trace follows with
 * {@code --debug} only.
 */
final class Problems implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        print(command, describe(e) + "; see " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitStatus.REFUSED;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (debug(command)) {
            e.printStackTrace(command.getErr());
        }
        if (e instanceof Refusal || e instanceof VenueException || e instanceof PriceCacheException) {
            print(command, String.valueOf(e.getMessage()));
            return ExitStatus.REFUSED;
        }
        print(command, "unexpected " + e + "; run it again with --debug and report what it prints");
        return ExitStatus.FAILED;
    }

    private static boolean debug(CommandLine command) {
        Object user = command.getCommandSpec().root().userObject();
        return user instanceof TicklaneCommand root && root.debug;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println("ticklane: " + Refusal.oneLine(message));
        command.getErr().flush();
    }

    private static String describe(ParameterException e) {
        CommandLine command = e.getCommandLine();
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
            String word = unmatched.getUnmatched().get(0);
            if (unmatched.isUnknownOption()) {
                String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
                return option + ": unknown option" + Nearest.hint(option, options(command));
            }
            List<String> commands = List.copyOf(command.getSubcommands().keySet());
            if (commands.isEmpty()) {
                return word + ": not expected here";
            }
            String hint = Nearest.hint(word, commands);
            return word + ": unknown command"
                    + (hint.isEmpty() ? "; expected one of " + String.join(", ", commands) : hint);
        }
        if (e instanceof MissingParameterException) {
            return Refusal.oneLine(String.valueOf(e.getMessage()));
        }
        Throwable cause = e.getCause();
        String message = cause instanceof Refusal ? cause.getMessage() : e.getMessage();
        return Refusal.oneLine(String.valueOf(message).replaceFirst(" is not an? (int|long)$",
                ": expected a whole number").replaceFirst(" is not a boolean$", ": expected true or false"));
    }

    private static List<String> options(CommandLine command) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, ?> entry : command.getCommandSpec().optionsMap().entrySet()) {
            names.add(entry.getKey());
        }
        return names;
    }
}
