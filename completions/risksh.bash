# bash completion for risksh, made from its table of commands: risksh completion bash
# shellcheck shell=bash

# What stands below a command: other commands, and its options without and with a value.
_risksh_table() {
  case $1 in
    '')
      commands='key app provider assertion token event send log confirm signin org status http timeline explain doctor run completion help'
      flags=' --no-startup -q -s -v --keep-going'
      valued=' --startup --feedback --scope'
      ;;
    'key')
      commands='new export import list remove show use'
      ;;
    'key new')
      flags=' --protect'
      valued=' --type --alg --kid'
      ;;
    'key export')
      flags=' --private --protect --reveal --force'
      valued=' --kid --format'
      ;;
    'key import')
      flags=' --protect'
      valued=' --kid --alg'
      ;;
    'key list')
      ;;
    'key remove')
      flags=' --yes'
      ;;
    'key show')
      ;;
    'key use')
      ;;
    'app')
      commands='create grant list remove revoke show use role'
      ;;
    'app create')
      flags=' --dpop'
      valued=' --scope'
      ;;
    'app grant')
      ;;
    'app list')
      ;;
    'app remove')
      flags=' --yes'
      ;;
    'app revoke')
      ;;
    'app show')
      ;;
    'app use')
      ;;
    'app role')
      commands='add list remove'
      ;;
    'app role add')
      ;;
    'app role list')
      ;;
    'app role remove')
      ;;
    'provider')
      commands='create list remove show update use'
      ;;
    'provider create')
      valued=' --action'
      ;;
    'provider list')
      ;;
    'provider remove')
      flags=' --yes'
      ;;
    'provider show')
      ;;
    'provider update')
      valued=' --name --action --app'
      ;;
    'provider use')
      valued=' --action --name'
      ;;
    'assertion')
      commands='show'
      flags=' --pin'
      valued=' --expires-in --iat --nbf --aud --iss --sub --jti --kid --alg --set --header --drop --sign-with'
      ;;
    'assertion show')
      flags=' --reveal'
      ;;
    'token')
      commands='show use'
      valued=' --scope --dpop --dpop-key'
      ;;
    'token show')
      flags=' --reveal'
      ;;
    'token use')
      flags=' --admin'
      valued=' --proof-key'
      ;;
    'event')
      commands='add check clear show time'
      ;;
    'event add')
      valued=' --ip --risk --message'
      ;;
    'event check')
      ;;
    'event clear')
      ;;
    'event show')
      ;;
    'event time')
      valued=' --timestamp --expires'
      ;;
    'send')
      ;;
    'log')
      flags=' --web'
      valued=' --type --filter --since --until -q --limit'
      ;;
    'confirm')
      valued=' --within'
      ;;
    'signin')
      valued=' --ip --user'
      ;;
    'org')
      commands='fault switch'
      flags=' --https'
      valued=' --port --bind --rate --clock --data --seed'
      ;;
    'org fault')
      commands='clear'
      valued=' --on --times --for'
      ;;
    'org fault clear')
      ;;
    'org switch')
      ;;
    'status')
      ;;
    'http')
      commands='curl diff har list replay show'
      ;;
    'http curl')
      flags=' --reveal'
      ;;
    'http diff')
      ;;
    'http har')
      flags=' --reveal'
      valued=' --out'
      ;;
    'http list')
      ;;
    'http replay')
      ;;
    'http show')
      ;;
    'timeline')
      flags=' --all'
      ;;
    'explain')
      valued=' --as'
      ;;
    'doctor')
      ;;
    'run')
      flags=' --bail --dry-run --watch --step --break-on-failure'
      valued=' --jobs --retries --name --tag --env --param --data --order --seed --step-timeout --timeout --from --until --break --report --evidence'
      ;;
    'completion')
      ;;
    'help')
      ;;
  esac
  flags+=' --json --debug --help --version'
  valued+=' --session --org --key --client-id --max-retries'
}

# What the value of an option, or a word of a command by its number, can be.
_risksh_value() {
  case $1 in
    *' --session') kind='session' ;;
    *' --org') words='local' ;;
    *' --key') kind='file' ;;
    ' --startup') kind='file' ;;
    ' --feedback') words='silent concise normal verbose' ;;
    ' '[0-9]*) kind='file' ;;
    'key new --type') words='rsa2048 rsa3072 rsa4096 p256 p384 p521' ;;
    'key new --alg') words='RS256 RS384 RS512 ES256 ES384 ES512' ;;
    'key export --kid') kind='kid' ;;
    'key export --format') words='jwk jwks pem' ;;
    'key export 0') kind='file' ;;
    'key import --alg') words='RS256 RS384 RS512 ES256 ES384 ES512' ;;
    'key import 0') kind='file' ;;
    'key remove 0') kind='kid' ;;
    'key show 0') kind='kid' ;;
    'key use 0') kind='kid' ;;
    'app create --scope') kind='list' words='okta.riskEvents.manage okta.logs.read' ;;
    'app grant '[0-9]*) words='okta.riskEvents.manage okta.logs.read' ;;
    'app revoke 0') words='okta.riskEvents.manage okta.logs.read' ;;
    'app role add 0') words='SUPER_ADMIN ORG_ADMIN READ_ONLY_ADMIN APP_ADMIN USER_ADMIN HELP_DESK_ADMIN REPORT_ADMIN API_ACCESS_MANAGEMENT_ADMIN GROUP_MEMBERSHIP_ADMIN' ;;
    'app role remove 0') words='SUPER_ADMIN ORG_ADMIN READ_ONLY_ADMIN APP_ADMIN USER_ADMIN HELP_DESK_ADMIN REPORT_ADMIN API_ACCESS_MANAGEMENT_ADMIN GROUP_MEMBERSHIP_ADMIN' ;;
    'provider create --action') words='none log_only enforce_and_log' ;;
    'provider update --action') words='none log_only enforce_and_log' ;;
    'provider use --action') words='none log_only enforce_and_log' ;;
    'assertion --kid') kind='kid' ;;
    'assertion --alg') words='RS256 RS384 RS512 ES256 ES384 ES512 HS256 none' ;;
    'assertion --drop') kind='list' words='aud exp iat iss jti nbf sub' ;;
    'assertion --sign-with') kind='key' ;;
    'token --scope') kind='list' words='okta.riskEvents.manage okta.logs.read' ;;
    'token --dpop') words='on off auto' ;;
    'token --dpop-key') words='rsa2048 rsa3072 rsa4096 p256 p384 p521' ;;
    'token use --proof-key') kind='key' ;;
    'token use 0') kind='file' ;;
    'event add --risk') words='LOW MEDIUM HIGH' ;;
    'event check 0') kind='file' ;;
    'send 0') kind='json' ;;
    'log --type') words='security.risk.signal.consume user.session.start policy.evaluate_sign_on app.oauth2.token.grant app.oauth2.token.grant.access_token' ;;
    'org --bind') words='local' ;;
    'org --seed') kind='file' ;;
    'org 0') words='local' ;;
    'org fault --on') words='apps clients events grants keys logs org providers signin token' ;;
    'org fault 0') words='hang slow cut-before cut-after half html lose-log delay-log' ;;
    'http har --out') kind='file' ;;
    'explain --as') words='assertion proof token jwt' ;;
    'explain '[0-9]*) words='assertion proof token last' ;;
    'run --env') kind='environment' ;;
    'run --data') kind='file' ;;
    'run --order') words='given random' ;;
    'run --report') kind='report' words='junit= json= ndjson= tap= html= har= markdown=' ;;
    'run --evidence') kind='file' ;;
    'run '[0-9]*) kind='script' ;;
    'completion 0') words='bash zsh fish' ;;
    'help '[0-9]*) kind='command' words='steps keys dsl step limits shortcuts' ;;
  esac
}

_risksh_offer() {
  local line
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(compgen "$@" -- "$current")
}

# Folders, and files that end in $1.
_risksh_files() {
  compopt -o filenames 2>/dev/null
  _risksh_offer -d
  _risksh_offer -f -X "!*$1"
}

# The names below $1 in risksh's home, without the ending $2.
_risksh_home() {
  local file names=''
  for file in "${RISKSH_HOME:-$HOME/.risksh}/$1"/*"$2"; do
    [[ -e $file ]] || continue
    file=${file##*/}
    names+=" ${file%"$2"}"
  done
  _risksh_offer -W "$words$names"
}

# Those of this folder, each with its secrets in a file beside it or not.
_risksh_environments() {
  local file names=''
  for file in environments/*.yaml; do
    [[ -e $file ]] || continue
    file=${file#environments/} file=${file%.yaml}
    names+=" ${file%.private}"
  done
  _risksh_offer -W "$names"
}

_risksh_offer_value() {
  local kind='' words=''
  _risksh_value "$1"
  case $kind in
    file)
      compopt -o filenames 2>/dev/null
      _risksh_offer -f
      ;;
    json) _risksh_files .json ;;
    script)
      _risksh_files .groovy
      # Where the examples are, and most people keep theirs.
      local file
      for file in scripts/*.groovy; do
        [[ $current != */* && $file == "$current"* && -e $file ]] && COMPREPLY+=("$file")
      done
      ;;
    key)
      _risksh_home keys .jwk.json
      compopt -o filenames 2>/dev/null
      _risksh_offer -f
      ;;
    kid) _risksh_home keys .jwk.json ;;
    session) _risksh_home sessions '' ;;
    environment) _risksh_environments ;;
    command)
      # After help, what stands below the command so far.
      local commands='' flags='' valued=''
      _risksh_table "${rest# }"
      ((number > 0)) && words=''
      _risksh_offer -W "$words $commands"
      ;;
    report)
      # Of several between commas the last: its format, and behind = its file. Readline only takes
      # what comes behind the last =.
      local file=${current##*,} behind=${current##*=}
      if [[ $file == *=* ]]; then
        local current=$behind
        compopt -o filenames 2>/dev/null
        _risksh_offer -f
      else
        local before=${behind%"${behind##*,}"}
        local current=${behind##*,}
        compopt -o nospace 2>/dev/null
        _risksh_offer -P "$before" -W "$words"
      fi
      ;;
    list)
      # Of several words between commas the last.
      local before=${current%"${current##*,}"}
      local current=${current##*,}
      _risksh_offer -P "$before" -W "$words"
      ;;
    *) _risksh_offer -W "$words" ;;
  esac
}

_risksh() {
  local typed=() piece word i
  # Readline parts words at = and : too.
  for ((i = 0; i <= COMP_CWORD; i++)); do
    piece=${COMP_WORDS[i]}
    if ((i > 1)) && [[ $piece == [=:]* || ${COMP_WORDS[i - 1]} == [=:] ]]; then
      typed[${#typed[@]} - 1]+=$piece
    else
      typed+=("$piece")
    fi
  done
  local current=${typed[${#typed[@]} - 1]} last=$((${#typed[@]} - 1))

  # Where the words so far lead: the command, an option that waits for its value, other words.
  local at='' option='' number=0 rest='' commands='' flags='' valued=''
  _risksh_table ''
  for ((i = 1; i < last; i++)); do
    word=${typed[i]}
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      [[ " $valued " == *" $word "* ]] && option=$word
    elif ((number == 0)) && [[ " $commands " == *" $word "* ]]; then
      at=${at:+$at }$word commands='' flags='' valued=''
      _risksh_table "$at"
    else
      number=$((number + 1)) rest+=" $word"
    fi
  done

  COMPREPLY=()
  if [[ -z $option && $current == --*=* ]]; then
    option=${current%%=*} current=${current#*=}
  fi
  if [[ -n $option ]]; then
    _risksh_offer_value "$at $option"
  elif [[ $current == -* ]]; then
    _risksh_offer -W "$flags $valued"
  else
    ((number == 0)) && _risksh_offer -W "$commands"
    # Of risksh itself a word is a file only where it is no command.
    [[ -z $at && ${#COMPREPLY[@]} -gt 0 ]] || _risksh_offer_value "$at $number"
    [[ -n $current || ${#COMPREPLY[@]} -gt 0 ]] || _risksh_offer -W "$flags $valued"
  fi
  if [[ $current == *:* && $COMP_WORDBREAKS == *:* ]]; then
    COMPREPLY=("${COMPREPLY[@]#"${current%"${current##*:}"}"}")
  fi
}

complete -F _risksh risksh
