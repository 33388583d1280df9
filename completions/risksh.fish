# fish completion for risksh, made from its table of commands: risksh completion fish

set -g __risksh_commands 'key' 'key new' 'key export' 'key import' 'key list' 'key remove' 'key show' 'key use' 'app' 'app create' 'app grant' 'app list' 'app remove' 'app revoke' 'app show' 'app use' 'app role' 'app role add' 'app role list' 'app role remove' 'provider' 'provider create' 'provider list' 'provider remove' 'provider show' 'provider update' 'provider use' 'assertion' 'assertion show' 'token' 'token show' 'token use' 'event' 'event add' 'event check' 'event clear' 'event show' 'event time' 'send' 'log' 'confirm' 'signin' 'org' 'org fault' 'org fault clear' 'org switch' 'status' 'http' 'http curl' 'http diff' 'http har' 'http list' 'http replay' 'http show' 'timeline' 'explain' 'doctor' 'run' 'completion' 'help'

# The options that take a value, each after its command; * stands for any.
set -g __risksh_valued '* --session' '* --org' '* --key' '* --client-id' '* --max-retries' ' --startup' ' --feedback' ' --scope' 'key new --type' 'key new --alg' 'key new --kid' 'key export --kid' 'key export --format' 'key import --kid' 'key import --alg' 'app create --scope' 'provider create --action' 'provider update --name' 'provider update --action' 'provider update --app' 'provider use --action' 'provider use --name' 'assertion --expires-in' 'assertion --iat' 'assertion --nbf' 'assertion --aud' 'assertion --iss' 'assertion --sub' 'assertion --jti' 'assertion --kid' 'assertion --alg' 'assertion --set' 'assertion --header' 'assertion --drop' 'assertion --sign-with' 'token --scope' 'token --dpop' 'token --dpop-key' 'token use --proof-key' 'event add --ip' 'event add --risk' 'event add --message' 'event time --timestamp' 'event time --expires' 'log --type' 'log --filter' 'log --since' 'log --until' 'log -q' 'log --limit' 'confirm --within' 'signin --ip' 'signin --user' 'org --port' 'org --bind' 'org --rate' 'org --clock' 'org --data' 'org --seed' 'org fault --on' 'org fault --times' 'org fault --for' 'http har --out' 'explain --as' 'run --jobs' 'run --retries' 'run --name' 'run --tag' 'run --env' 'run --param' 'run --data' 'run --order' 'run --seed' 'run --step-timeout' 'run --timeout' 'run --from' 'run --until' 'run --break' 'run --report' 'run --evidence'

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
complete -c risksh -l json -d 'Prints the result as JSON.'
complete -c risksh -l debug -d 'Shows the stack trace of an error.'
complete -c risksh -l help -d 'Shows how a command is used.'
complete -c risksh -l version -d 'Shows the version of risksh.'
complete -c risksh -l session -x -a '(__risksh_home sessions \'\')' -d 'The saved session to work on. Default: default.'
complete -c risksh -l org -x -a 'local' -d 'https://dev-123.okta.com, or local for risksh\'s own org.'
complete -c risksh -l key -r -F -d 'The private key: a JWK, JWK set or PEM file.'
complete -c risksh -l client-id -x -d 'The service app.'
complete -c risksh -l max-retries -x -d 'How often a call is tried again that was one too many, or got no answer.'
complete -c risksh -n '__risksh_at \'\' 0' -a key -d 'The key pair that signs client assertions.'
complete -c risksh -n '__risksh_at \'\' 0' -a app -d 'The service app that the provider is in Okta.'
complete -c risksh -n '__risksh_at \'\' 0' -a provider -d 'The risk provider: whose signals the app sends, and what the org does with them.'
complete -c risksh -n '__risksh_at \'\' 0' -a assertion -d 'Signs a client assertion, which the next token request sends, once.'
complete -c risksh -n '__risksh_at \'\' 0' -a token -d 'Asks the org for an access token.'
complete -c risksh -n '__risksh_at \'\' 0' -a event -d 'The event that is to be sent.'
complete -c risksh -n '__risksh_at \'\' 0' -a send -d 'Sends risk events to the org.'
complete -c risksh -n '__risksh_at \'\' 0' -a log -d 'Looks into the org\'s System Log; the newest entries.'
complete -c risksh -n '__risksh_at \'\' 0' -a confirm -d 'Waits until what was sent last stands in the System Log.'
complete -c risksh -n '__risksh_at \'\' 0' -a signin -d 'Lets a user sign in as if from an address, and shows the risk the org saw.'
complete -c risksh -n '__risksh_at \'\' 0' -a org -d 'At the prompt: shows the org, or chooses one.'
complete -c risksh -n '__risksh_at \'\' 0' -a status -d 'What the session holds, and where each value came from.'
complete -c risksh -n '__risksh_at \'\' 0' -a http -d 'The HTTP calls of this session as they were made, redacted.'
complete -c risksh -n '__risksh_at \'\' 0' -a timeline -d 'The calls as bars against the time, and how the calls of each rate limit were used up.'
complete -c risksh -n '__risksh_at \'\' 0' -a explain -d 'Says claim by claim what an assertion, a proof, a token or a call means, and marks what Okta will refuse.'
complete -c risksh -n '__risksh_at \'\' 0' -a doctor -d 'Checks everything from the org\'s address to the calls left, and says what to do.'
complete -c risksh -n '__risksh_at \'\' 0' -a run -d 'Plays .groovy scripts, each in a session of its own.'
complete -c risksh -n '__risksh_at \'\' 0' -a completion -d 'Prints what bash, zsh or fish read to complete risksh on Tab.'
complete -c risksh -n '__risksh_at \'\' 0' -a help -d 'Lists the commands, shows how one is used, or tells about a subject.'
complete -c risksh -n '__risksh_at \'\'' -l startup -r -F -d 'Runs this first, in the place of startup.groovy; may be repeated.'
complete -c risksh -n '__risksh_at \'\'' -l no-startup -d 'Runs no startup script.'
complete -c risksh -n '__risksh_at \'\'' -l feedback -x -a 'silent concise normal verbose' -d 'How much the prompt says by itself: silent, concise, normal or verbose.'
complete -c risksh -n '__risksh_at \'\'' -s q -d 'As --feedback concise.'
complete -c risksh -n '__risksh_at \'\'' -s s -d 'As --feedback silent.'
complete -c risksh -n '__risksh_at \'\'' -s v -d 'As --feedback verbose.'
complete -c risksh -n '__risksh_at \'\'' -l keep-going -d 'With -: goes on after an error; the exit code is that of the first one.'
complete -c risksh -n '__risksh_at \'\'' -l scope -x -d 'The scopes to ask for, between commas. Stands before the command.'
complete -c risksh -n '__risksh_at \'\' \'0*\'; and __risksh_no_command' -F
complete -c risksh -n '__risksh_at \'key\' 0' -a new -d 'Makes a key pair and uses it.'
complete -c risksh -n '__risksh_at \'key\' 0' -a export -d 'Gives the public half of a key away, or all of it where --private says so.'
complete -c risksh -n '__risksh_at \'key\' 0' -a import -d 'Takes a private key from a JWK, JWK set or PEM file and uses it.'
complete -c risksh -n '__risksh_at \'key\' 0' -a list -d 'The key pairs that are kept, and which one is in use.'
complete -c risksh -n '__risksh_at \'key\' 0' -a remove -d 'Takes a kept key pair away for good.'
complete -c risksh -n '__risksh_at \'key\' 0' -a show -d 'The public half as a JWK, to give to Okta.'
complete -c risksh -n '__risksh_at \'key\' 0' -a use -d 'Uses another of the kept key pairs.'
complete -c risksh -n '__risksh_at \'key new\'' -l type -x -a 'rsa2048 rsa3072 rsa4096 p256 p384 p521' -d 'rsa2048, rsa3072, rsa4096, p256, p384, p521. Default: rsa2048.'
complete -c risksh -n '__risksh_at \'key new\'' -l alg -x -a 'RS256 RS384 RS512 ES256 ES384 ES512' -d 'What it signs with: RS256, RS384, RS512, ES256, ES384, ES512. Default: RS256, or that of the curve.'
complete -c risksh -n '__risksh_at \'key new\'' -l kid -x -d 'What to name it. Default: its thumbprint (RFC 7638).'
complete -c risksh -n '__risksh_at \'key new\'' -l protect -d 'Keeps it under a passphrase: that in RISKSH_KEY_PASSPHRASE, else one that is asked for.'
complete -c risksh -n '__risksh_at \'key export\'' -l kid -x -a '(__risksh_home keys .jwk.json)' -d 'Which key; jwks takes several. Default: the one in use.'
complete -c risksh -n '__risksh_at \'key export\'' -l format -x -a 'jwk jwks pem' -d 'jwk, jwks, pem. Default: what the file\'s name says, else jwk.'
complete -c risksh -n '__risksh_at \'key export\'' -l private -d 'With the private half.'
complete -c risksh -n '__risksh_at \'key export\'' -l protect -d 'Under a passphrase: that in RISKSH_KEY_PASSPHRASE, else one that is asked for.'
complete -c risksh -n '__risksh_at \'key export\'' -l reveal -d 'Shows even a private key.'
complete -c risksh -n '__risksh_at \'key export\'' -l force -d 'Overwrites a file that is there.'
complete -c risksh -n '__risksh_at \'key export\' \'0\'' -F
complete -c risksh -n '__risksh_at \'key import\'' -l kid -x -d 'Which key of a set, or what to name one that has no kid.'
complete -c risksh -n '__risksh_at \'key import\'' -l alg -x -a 'RS256 RS384 RS512 ES256 ES384 ES512' -d 'What an RSA key signs with that does not say: RS256, RS384, RS512.'
complete -c risksh -n '__risksh_at \'key import\'' -l protect -d 'Keeps it under a passphrase: that in RISKSH_KEY_PASSPHRASE, else one that is asked for.'
complete -c risksh -n '__risksh_at \'key import\' \'0\'' -F
complete -c risksh -n '__risksh_at \'key remove\'' -l yes -d 'Does not ask.'
complete -c risksh -n '__risksh_at \'key remove\' \'0\'' -a '(__risksh_home keys .jwk.json)'
complete -c risksh -n '__risksh_at \'key show\' \'0\'' -a '(__risksh_home keys .jwk.json)'
complete -c risksh -n '__risksh_at \'key use\' \'0\'' -a '(__risksh_home keys .jwk.json)'
complete -c risksh -n '__risksh_at \'app\' 0' -a create -d 'Registers a service app with the key in use.'
complete -c risksh -n '__risksh_at \'app\' 0' -a grant -d 'Grants the app more Okta API scopes.'
complete -c risksh -n '__risksh_at \'app\' 0' -a list -d 'The service apps of the org.'
complete -c risksh -n '__risksh_at \'app\' 0' -a remove -d 'Removes a service app of the org for good.'
complete -c risksh -n '__risksh_at \'app\' 0' -a revoke -d 'Takes an Okta API scope back from the app.'
complete -c risksh -n '__risksh_at \'app\' 0' -a show -d 'All that an admin sees of one: scopes, roles, keys, DPoP.'
complete -c risksh -n '__risksh_at \'app\' 0' -a use -d 'Uses a service app that the org has.'
complete -c risksh -n '__risksh_at \'app\' 0' -a role -d 'The app\'s admin roles: the second gate behind its scopes.'
complete -c risksh -n '__risksh_at \'app create\'' -l scope -x -a '(__risksh_list okta.riskEvents.manage okta.logs.read)' -d 'Okta API scope to grant; may be repeated. Default: okta.riskEvents.manage and okta.logs.read.'
complete -c risksh -n '__risksh_at \'app create\'' -l dpop -d 'Its tokens must be bound to a key with DPoP.'
complete -c risksh -n '__risksh_at \'app grant\' \'0*\'' -a 'okta.riskEvents.manage okta.logs.read'
complete -c risksh -n '__risksh_at \'app remove\'' -l yes -d 'Without being asked.'
complete -c risksh -n '__risksh_at \'app revoke\' \'0\'' -a 'okta.riskEvents.manage okta.logs.read'
complete -c risksh -n '__risksh_at \'app role\' 0' -a add -d 'Gives it one; that takes a super admin.'
complete -c risksh -n '__risksh_at \'app role\' 0' -a list -d 'The admin roles of the app in use.'
complete -c risksh -n '__risksh_at \'app role\' 0' -a remove -d 'Takes one away again.'
complete -c risksh -n '__risksh_at \'app role add\' \'0\'' -a 'SUPER_ADMIN ORG_ADMIN READ_ONLY_ADMIN APP_ADMIN USER_ADMIN HELP_DESK_ADMIN REPORT_ADMIN API_ACCESS_MANAGEMENT_ADMIN GROUP_MEMBERSHIP_ADMIN'
complete -c risksh -n '__risksh_at \'app role remove\' \'0\'' -a 'SUPER_ADMIN ORG_ADMIN READ_ONLY_ADMIN APP_ADMIN USER_ADMIN HELP_DESK_ADMIN REPORT_ADMIN API_ACCESS_MANAGEMENT_ADMIN GROUP_MEMBERSHIP_ADMIN'
complete -c risksh -n '__risksh_at \'provider\' 0' -a create -d 'Makes one more for the app in use, and uses it.'
complete -c risksh -n '__risksh_at \'provider\' 0' -a list -d 'The risk providers of the org, at most three.'
complete -c risksh -n '__risksh_at \'provider\' 0' -a remove -d 'Removes one for good; what it said counts no more.'
complete -c risksh -n '__risksh_at \'provider\' 0' -a show -d 'One of them, as the org has it now.'
complete -c risksh -n '__risksh_at \'provider\' 0' -a update -d 'Changes some of what one is.'
complete -c risksh -n '__risksh_at \'provider\' 0' -a use -d 'Makes the app\'s calls those of a risk provider.'
complete -c risksh -n '__risksh_at \'provider create\'' -l action -x -a 'none log_only enforce_and_log' -d 'none, log_only, enforce_and_log. Default: log_only, as Okta has it.'
complete -c risksh -n '__risksh_at \'provider remove\'' -l yes -d 'Without being asked.'
complete -c risksh -n '__risksh_at \'provider update\'' -l name -x -d 'At most 50 characters, unique in the org.'
complete -c risksh -n '__risksh_at \'provider update\'' -l action -x -a 'none log_only enforce_and_log' -d 'none, log_only, enforce_and_log.'
complete -c risksh -n '__risksh_at \'provider update\'' -l app -x -d 'The service app whose calls are its own.'
complete -c risksh -n '__risksh_at \'provider use\'' -l action -x -a 'none log_only enforce_and_log' -d 'none, log_only, enforce_and_log. Default: enforce_and_log.'
complete -c risksh -n '__risksh_at \'provider use\'' -l name -x -d 'At most 50 characters.'
complete -c risksh -n '__risksh_at \'assertion\' 0' -a show -d 'What the last one says; with --reveal the JWT itself, to be pasted elsewhere.'
complete -c risksh -n '__risksh_at \'assertion\'' -l expires-in -x -d 'When it expires. Default: 5m; Okta refuses more than an hour.'
complete -c risksh -n '__risksh_at \'assertion\'' -l iat -x -d 'Issued at. Default: -5s.'
complete -c risksh -n '__risksh_at \'assertion\'' -l nbf -x -d 'Not before. Default: not there.'
complete -c risksh -n '__risksh_at \'assertion\'' -l aud -x -d 'Whom it is for. Default: the org\'s token endpoint, as Okta wants it.'
complete -c risksh -n '__risksh_at \'assertion\'' -l iss -x -d 'Issuer. Default: the client id.'
complete -c risksh -n '__risksh_at \'assertion\'' -l sub -x -d 'Subject. Default: the client id.'
complete -c risksh -n '__risksh_at \'assertion\'' -l jti -x -d 'Its identifier, which Okta takes once. Default: a fresh one.'
complete -c risksh -n '__risksh_at \'assertion\'' -l kid -x -a '(__risksh_home keys .jwk.json)' -d 'Header: which key. Default: its own.'
complete -c risksh -n '__risksh_at \'assertion\'' -l alg -x -a 'RS256 RS384 RS512 ES256 ES384 ES512 HS256 none' -d 'The algorithm it is signed with and that its header names. Default: the key\'s. none leaves the signature out; HS256 to HS512 take the public key for a secret; one that the key cannot do stands in the header only.'
complete -c risksh -n '__risksh_at \'assertion\'' -l set -x -d 'Sets a claim to a JSON value, or to a text where it is no JSON.'
complete -c risksh -n '__risksh_at \'assertion\'' -l header -x -d 'The same for a parameter of the header.'
complete -c risksh -n '__risksh_at \'assertion\'' -l drop -x -a '(__risksh_list aud exp iat iss jti nbf sub)' -d 'Leaves a claim or header out; may be repeated.'
complete -c risksh -n '__risksh_at \'assertion\'' -l sign-with -r -F -a '(__risksh_home keys .jwk.json)' -d 'Signs with another key (a kid or a file), and still names the one in use.'
complete -c risksh -n '__risksh_at \'assertion\'' -l pin -d 'Sends exactly this one each time, instead of a fresh one.'
complete -c risksh -n '__risksh_at \'assertion show\'' -l reveal -d 'Prints the JWT, which lets whoever has it in.'
complete -c risksh -n '__risksh_at \'token\' 0' -a show -d 'The token in use; with --reveal the token itself, to be pasted elsewhere.'
complete -c risksh -n '__risksh_at \'token\' 0' -a use -d 'Makes calls with an access token that was got elsewhere, or as the admin.'
complete -c risksh -n '__risksh_at \'token\'' -l scope -x -a '(__risksh_list okta.riskEvents.manage okta.logs.read)' -d 'What to ask for; may be repeated. Default: what the app was granted.'
complete -c risksh -n '__risksh_at \'token\'' -l dpop -x -a 'on off auto' -d 'Whether a proof of possession (DPoP) goes along: on, off, auto. auto starts when the org asks for it. Remembered for the session. Default: auto.'
complete -c risksh -n '__risksh_at \'token\'' -l dpop-key -x -a 'rsa2048 rsa3072 rsa4096 p256 p384 p521' -d 'Proves with a new key of that type: rsa2048, rsa3072, rsa4096, p256, p384, p521. Default: one p256 key for the session, which signs ES256.'
complete -c risksh -n '__risksh_at \'token show\'' -l reveal -d 'Prints the token, which lets whoever has it in.'
complete -c risksh -n '__risksh_at \'token use\'' -l proof-key -r -F -a '(__risksh_home keys .jwk.json)' -d 'The key that the token is bound to (DPoP): a kid or a file.'
complete -c risksh -n '__risksh_at \'token use\'' -l admin -d 'Shows the admin\'s API token instead (SSWS).'
complete -c risksh -n '__risksh_at \'token use\' \'0\'' -F
complete -c risksh -n '__risksh_at \'event\' 0' -a add -d 'Adds a subject to the event, or starts one with it.'
complete -c risksh -n '__risksh_at \'event\' 0' -a check -d 'Checks a file of events against Okta\'s limits.'
complete -c risksh -n '__risksh_at \'event\' 0' -a clear -d 'Throws the event away.'
complete -c risksh -n '__risksh_at \'event\' 0' -a show -d 'Shows the event.'
complete -c risksh -n '__risksh_at \'event\' 0' -a time -d 'Sets when it was seen and until when it counts.'
complete -c risksh -n '__risksh_at \'event add\'' -l ip -x -d 'An IPv4 or IPv6 address, never a name. Required.'
complete -c risksh -n '__risksh_at \'event add\'' -l risk -x -a 'LOW MEDIUM HIGH' -d 'LOW, MEDIUM or HIGH. Required.'
complete -c risksh -n '__risksh_at \'event add\'' -l message -x -d 'Why: at most 512 of letters, digits, blank, \'.\', \'-\' and \'_\'.'
complete -c risksh -n '__risksh_at \'event check\' \'0\'' -F
complete -c risksh -n '__risksh_at \'event time\'' -l timestamp -x -d 'ISO 8601, or \'now\'.'
complete -c risksh -n '__risksh_at \'event time\'' -l expires -x -d 'ISO 8601, or a time from now such as 2h. Okta\'s default: 24 hours.'
complete -c risksh -n '__risksh_at \'send\' \'0\'' -a '(__risksh_files .json)'
complete -c risksh -n '__risksh_at \'log\'' -l type -x -a 'security.risk.signal.consume user.session.start policy.evaluate_sign_on app.oauth2.token.grant app.oauth2.token.grant.access_token' -d 'Only this event type, such as security.risk.signal.consume.'
complete -c risksh -n '__risksh_at \'log\'' -l filter -x -d 'In Okta\'s filter language: eventType eq "user.session.start".'
complete -c risksh -n '__risksh_at \'log\'' -l since -x -d 'ISO 8601, or back from now such as 10m. Okta\'s default: 7 days.'
complete -c risksh -n '__risksh_at \'log\'' -l until -x -d 'As --since.'
complete -c risksh -n '__risksh_at \'log\'' -s q -x -d 'Entries that hold all these words.'
complete -c risksh -n '__risksh_at \'log\'' -l limit -x -d 'At most this many, 1 to 1000. Default: 20.'
complete -c risksh -n '__risksh_at \'log\'' -l web -d 'On a page in the browser, of the local org only.'
complete -c risksh -n '__risksh_at \'confirm\'' -l within -x -d 'How long to wait. Default: 30s.'
complete -c risksh -n '__risksh_at \'signin\'' -l ip -x -d 'Where the user comes from: an IPv4 or IPv6 address.'
complete -c risksh -n '__risksh_at \'signin\'' -l user -x -d 'Who signs in.'
complete -c risksh -n '__risksh_at \'org\' 0' -a fault -d 'Lets the next calls to the local org go wrong, to see what happens.'
complete -c risksh -n '__risksh_at \'org\' 0' -a switch -d 'Makes the local org another kind of org: one that asks for admin roles, has retired the risk API, or whose log is late.'
complete -c risksh -n '__risksh_at \'org\'' -l port -x -d 'Where the foreground org listens. Default: any free port.'
complete -c risksh -n '__risksh_at \'org\'' -l bind -x -a 'local' -d 'Listens there instead of on 127.0.0.1; 0.0.0.0 is everywhere. Whoever reaches it can use the org.'
complete -c risksh -n '__risksh_at \'org\'' -l https -d 'Serves https with a certificate of its own making, and says how to trust it.'
complete -c risksh -n '__risksh_at \'org\'' -l rate -x -d 'Risk event calls a minute and provider: 30 (default) or 3; none for a test of load.'
complete -c risksh -n '__risksh_at \'org\'' -l clock -x -d 'How far the foreground org\'s clock is off: +10m is fast, -1h is slow.'
complete -c risksh -n '__risksh_at \'org\'' -l data -x -d 'Keeps the foreground org in DIR/org.db (SQLite) across restarts.'
complete -c risksh -n '__risksh_at \'org\'' -l seed -r -F -d 'What a new foreground org begins with: apps, providers, users; JSON or YAML.'
complete -c risksh -n '__risksh_at \'org\' \'0\'' -a 'local'
complete -c risksh -n '__risksh_at \'org fault\' 0' -a clear -d 'Lets all go well again.'
complete -c risksh -n '__risksh_at \'org fault\'' -l on -x -a 'apps clients events grants keys logs org providers signin token' -d 'apps, clients, events, grants, keys, logs, org, providers, signin, token, or a path. Default: any call.'
complete -c risksh -n '__risksh_at \'org fault\'' -l times -x -d 'How often. Default: once.'
complete -c risksh -n '__risksh_at \'org fault\'' -l for -x -d 'How long it takes: slow, delay-log, 429. Default: 5s.'
complete -c risksh -n '__risksh_at \'org fault\' \'0\'' -a 'hang slow cut-before cut-after half html lose-log delay-log'
complete -c risksh -n '__risksh_at \'http\' 0' -a curl -d 'One of them as a curl command.'
complete -c risksh -n '__risksh_at \'http\' 0' -a diff -d 'What differs between two of them; JWTs are looked into.'
complete -c risksh -n '__risksh_at \'http\' 0' -a har -d 'Some of them as an HTTP archive, which a browser\'s network panel opens.'
complete -c risksh -n '__risksh_at \'http\' 0' -a list -d 'All that are remembered, a line each.'
complete -c risksh -n '__risksh_at \'http\' 0' -a replay -d 'Makes one of them once more, with a token, an assertion and a proof of now.'
complete -c risksh -n '__risksh_at \'http\' 0' -a show -d 'Request and reply of one of them.'
complete -c risksh -n '__risksh_at \'http curl\'' -l reveal -d 'With the secrets in it.'
complete -c risksh -n '__risksh_at \'http har\'' -l out -r -F -d 'Default: standard output.'
complete -c risksh -n '__risksh_at \'http har\'' -l reveal -d 'With the secrets in it.'
complete -c risksh -n '__risksh_at \'timeline\'' -l all -d 'Also the calls of earlier processes, as always in the OS shell.'
complete -c risksh -n '__risksh_at \'explain\'' -l as -x -a 'assertion proof token jwt' -d 'Takes a JWT for one of assertion, proof, token, jwt. Default: what it looks like.'
complete -c risksh -n '__risksh_at \'explain\' \'0*\'' -a 'assertion proof token last'
complete -c risksh -n '__risksh_at \'run\'' -l jobs -x -d 'Runs so many at a time; each is told whole, in the order given.'
complete -c risksh -n '__risksh_at \'run\'' -l bail -d 'Begins no other scenario once one has failed.'
complete -c risksh -n '__risksh_at \'run\'' -l retries -x -d 'Tries one that failed so often again; one that passes then is flaky.'
complete -c risksh -n '__risksh_at \'run\'' -l name -x -d 'Only those with TEXT in their name; * and ? stand for any characters and one.'
complete -c risksh -n '__risksh_at \'run\'' -l tag -x -d 'Only steps with tags: \'smoke and not slow\'; what they need goes into setup.'
complete -c risksh -n '__risksh_at \'run\'' -l env -x -a '(__risksh_environments)' -d 'Settings and params of environments/ENVIRONMENT.yaml and, the secrets, of ENVIRONMENT.private.yaml.'
complete -c risksh -n '__risksh_at \'run\'' -l param -x -d 'What the script finds as params.NAME; may be repeated.'
complete -c risksh -n '__risksh_at \'run\'' -l data -r -F -d 'Runs the script for each row of FILE, as row: .csv with a line of names, .json, .ndjson.'
complete -c risksh -n '__risksh_at \'run\'' -l dry-run -d 'Checks all that can be checked here and prints the requests, sending nothing to the org: a stand-in in this process answers.'
complete -c risksh -n '__risksh_at \'run\'' -l watch -d 'Runs again when a script, its data or its environment changes; Ctrl-C ends it.'
complete -c risksh -n '__risksh_at \'run\'' -l order -x -a 'given random' -d 'given, or random, which finds scenarios that depend on another.'
complete -c risksh -n '__risksh_at \'run\'' -l seed -x -d 'With --order random: the number that a run told, for the same order again.'
complete -c risksh -n '__risksh_at \'run\'' -l step-timeout -x -d 'How long a step may take, such as 30s. Default: as long as it likes.'
complete -c risksh -n '__risksh_at \'run\'' -l timeout -x -d 'How long each script may take, such as 5m; its cleanups still run.'
complete -c risksh -n '__risksh_at \'run\'' -l step -d 'Pauses before each step, with a prompt in the script\'s own state.'
complete -c risksh -n '__risksh_at \'run\'' -l from -x -d 'Begins with this step, by its name, the beginning of it or its number.'
complete -c risksh -n '__risksh_at \'run\'' -l until -x -d 'Ends after this step; the cleanups still run.'
complete -c risksh -n '__risksh_at \'run\'' -l break -x -d 'Pauses before this step; may be repeated.'
complete -c risksh -n '__risksh_at \'run\'' -l break-on-failure -d 'Pauses where something failed, to look, mend and run it again.'
complete -c risksh -n '__risksh_at \'run\'' -l report -x -a '(__risksh_reports junit= json= ndjson= tap= html= har= markdown=)' -d 'Writes a report: junit, json, ndjson, tap, html, har or markdown. Several with commas between them, or with the option several times; - for the file is standard output, and the progress goes to standard error then.'
complete -c risksh -n '__risksh_at \'run\'' -l evidence -r -F -d 'Writes a bundle for a ticket: all reports, the calls, public keys, request ids, log uuids, the scripts and checksums, in a .zip file.'
complete -c risksh -n '__risksh_at \'run\' \'0*\'' -a '(__risksh_scripts)'
complete -c risksh -n '__risksh_at \'completion\' \'0\'' -a 'bash zsh fish'
complete -c risksh -n '__risksh_at \'help\' \'0*\'' -a '(__risksh_help)'
complete -c risksh -n '__risksh_at \'help\' 0' -a 'steps keys dsl step limits shortcuts'
