import type { Problem } from '@jeugdregie/kernel';

/** What can be wrong with a mailbox or a file in it, in the four parts that a person can act on. */
export function noFolder(path: string): Problem {
  return {
    code: 'POSTVAK-GEEN-MAP',
    what: 'Het postvak kan niet worden geopend.',
    where: path,
    why: 'Dit is geen map.',
    remedy: 'Noem een map, of een plaats waar Jeugdregie er een mag maken.',
  };
}

export function rightsMissing(path: string): Problem {
  return {
    code: 'POSTVAK-RECHTEN',
    what: 'Jeugdregie mag hier niet lezen of schrijven.',
    where: path,
    why: 'Het account waaronder Jeugdregie draait heeft niet de rechten rwx op deze map, of de schijf is alleen-lezen.',
    remedy: `Geef dat account de rechten, bijvoorbeeld met: setfacl -m u:ACCOUNT:rwx "${path}"`,
  };
}

export function crossDevice(root: string, path: string): Problem {
  return {
    code: 'POSTVAK-SCHIJVEN',
    what: 'De mappen van het postvak staan niet op dezelfde schijf.',
    where: path,
    why: 'Een bestand kan alleen binnen één bestandssysteem in één stap worden verplaatst; anders kan het half overkomen.',
    remedy: `Zet ${root} met alle mappen erin op één bestandssysteem.`,
  };
}

export function unreadableFile(name: string): Problem {
  return {
    code: 'BESTAND-RECHTEN',
    what: 'Dit bestand mag niet worden gelezen.',
    where: name,
    why: 'Het account waaronder Jeugdregie draait heeft geen leesrecht op het bestand.',
    remedy:
      'Geef leesrecht (bijvoorbeeld chmod 640) en zet het bestand terug in de map "in". Laat de gateway voortaan zo schrijven (umask 027).',
  };
}

export function notAFile(name: string): Problem {
  return {
    code: 'BESTAND-GEEN-BESTAND',
    what: 'Dit is geen gewoon bestand.',
    where: name,
    why: 'Het is een koppeling (symlink) of een ander bijzonder bestand; die worden niet gevolgd.',
    remedy: 'Zet het bestand zelf in de map "in".',
  };
}

export function emptyArchive(name: string): Problem {
  return {
    code: 'ZIP-LEEG',
    what: 'In dit zip-bestand zit geen bericht.',
    where: name,
    why: 'Het bevat geen bestanden.',
    remedy: 'Vraag de afzender om het zip-bestand opnieuw te maken.',
  };
}

export function archiveTooLarge(name: string, size: number): Problem {
  return {
    code: 'ZIP-TE-GROOT',
    what: 'Dit zip-bestand is te groot om in één keer in te lezen.',
    where: name,
    why: `Het is ${Math.ceil(size / 1_000_000)} MB. Er is niets ingelezen.`,
    remedy: 'Verdeel de berichten over meer zip-bestanden.',
  };
}

/** For a file that somebody put in quarantine by hand. */
export function withoutReason(name: string): Problem {
  return {
    code: 'QUARANTAINE-ZONDER-REDEN',
    what: 'Bij dit bestand ontbreekt de uitleg.',
    where: name,
    why: 'Het is met de hand in quarantaine gezet, of de uitleg is weggehaald.',
    remedy: 'Bekijk het bestand. Zet het terug in de map "in", of verwijder het.',
  };
}

export function forNow(cause: unknown): Problem {
  const text = cause instanceof Error ? cause.message || cause.name : String(cause);
  return {
    code: 'POSTVAK-STORING',
    what: 'De post kon niet helemaal worden verwerkt.',
    where: 'postvak',
    why: `Er is een storing: ${text.slice(0, 200)}. Er is niets kwijt: de bestanden wachten.`,
    remedy:
      'Het wordt vanzelf opnieuw geprobeerd. Duurt het langer dan een kwartier, controleer dan de database en de schijf.',
  };
}

export function contentDamaged(name: string): Problem {
  return {
    code: 'UITGAAND-BESCHADIGD',
    what: 'Een klaargezet bericht kan niet worden verzonden.',
    where: name,
    why: 'De bewaarde inhoud is niet te openen: de sleutel past niet, of de inhoud is beschadigd.',
    remedy:
      'Controleer of de juiste sleutel in gebruik is (npx jeugdregie verify) en meld het aan de beheerder.',
  };
}
