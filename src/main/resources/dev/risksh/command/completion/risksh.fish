# fish completion for risksh, made from its table of commands: risksh completion fish

set -g __risksh_commands @COMMANDS@

# The options that take a value, each after its command; * stands for any.
set -g __risksh_valued @VALUED@

# Whether the words so far lead to the command $argv[1], and to its word number $argv[2] (0* for
# that and those after it) where one is given.
function __risksh_at
    set -l at
    set -l rest 0
    set -l option
    for word in (commandline -opc)[2..-1]
        if set -q option[1]
            set -e option
        else if string match -q -- '-*' $word
            if contains -- "$at $word" $__risksh_valued; or contains -- "* $word" $__risksh_valued
                set option $word
            end
        else if test $rest -eq 0; and contains -- (string trim -- "$at $word") $__risksh_commands
            set at (string trim -- "$at $word")
        else
            set rest (math $rest + 1)
        end
    end
    test "$at" = "$argv[1]"; or return 1
    set -q argv[2]; or return 0
    set -l number (string replace '*' '' -- $argv[2])
    if test "$number" = "$argv[2]"
        test $rest -eq $number
    else
        test $rest -ge $number
    end
end

# Whether what is typed begins no command: of risksh itself it is a file then.
function __risksh_no_command
    not string match -q -- (string escape --style=regex -- (commandline -ct))'*' $__risksh_commands
end

# Folders, and files that end in $argv[1].
function __risksh_files
    for file in (commandline -ct)*
        if test -d $file
            echo $file/
        else if string match -q -- "*$argv[1]" $file
            echo $file
        end
    end
end

# Where the examples are, and most people keep theirs, too.
function __risksh_scripts
    __risksh_files .groovy
    if not string match -q -- '*/*' (commandline -ct)
        set -l scripts scripts/*.groovy
        printf '%s\n' $scripts
    end
end

# The names below $argv[1] in risksh's home, without the ending $argv[2].
function __risksh_home
    set -l home $HOME/.risksh
    set -q RISKSH_HOME; and set home $RISKSH_HOME
    for file in $home/$argv[1]/*$argv[2]
        basename $file $argv[2]
    end
end

# Those of this folder, each with its secrets in a file beside it or not.
function __risksh_environments
    for file in environments/*.yaml
        string replace -r -- '(\.private)?\.yaml$' '' (basename $file)
    end
end

# Of several words between commas the last.
function __risksh_list
    set -l before (string replace -r -- '[^,]*$' '' (commandline -ct))
    printf '%s\n' $before$argv
end

# Of several reports between commas the last: its format, and behind = its file.
function __risksh_reports
    set -l typed (commandline -ct)
    if string match -qr -- '=[^,]*$' (string replace -r -- '^--report=' '' $typed)
        set -l head (string replace -r -- '[^=]*$' '' $typed)
        for file in (string replace -r -- '^.*=' '' $typed)*
            test -d $file; and set file $file/
            echo $head$file
        end
    else
        printf '%s\n' (string replace -r -- '[^,]*$' '' $typed)$argv
    end
end

# After help, what stands below the command so far.
function __risksh_help
    set -l words (string match -v -- '-*' (commandline -opc)[2..-1])
    set -l below (string join ' ' -- $words[2..-1])
    for command in $__risksh_commands
        set -l name (string replace -r -- '.* ' '' $command)
        if test (string trim -- "$below $name") = "$command"
            echo $name
        end
    end
end

complete -c risksh -f
@COMPLETE@
